import { findArticle } from '../../../library/articles/articles.ts';
import { isDamagedArticle } from '../../../library/articles/stored-text.ts';
import type { ArticleRecord } from '../../../library/database/records.ts';
import { fileName } from '../../../library/export/file-name.ts';
import { type TemporaryFile, temporaryFile } from '../../../library/export/temporary-file.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { ExportedFile } from '../../shared/download.ts';
import { translatedArticle } from '../../shared/export/prepare.ts';
import type { ExportReport, ExportRequest } from './export-request.ts';
import { beginFile, type ExportSource, type ExportWriter, fileTypes } from './writers.ts';

/** What an export needs beside its request. */
export interface ExportTools {
  readonly messages: Messages;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** A finished export; `forget` deletes the extension's own copy once it has been saved. */
export interface FinishedExport {
  readonly file: ExportedFile;
  readonly report: ExportReport;
  forget(): Promise<void>;
}

/**
 * Writes articles of the library into one file, one article and one picture at a time, and leaves none behind where it fails or is
 * cancelled. Articles that are not there any more or can't be read are counted, not fatal.
 */
export async function exportMany(
  request: ExportRequest,
  tools: ExportTools,
): Promise<FinishedExport> {
  const temporary = await temporaryFile();
  try {
    return await written(request, tools, temporary);
  } catch (error) {
    await temporary.remove();
    throw error;
  }
}

async function written(
  request: ExportRequest,
  { messages, signal, onProgress }: ExportTools,
  temporary: TemporaryFile,
): Promise<FinishedExport> {
  const writer = await beginFile(request, temporary.writable, messages);
  const counts = { exported: 0, gone: 0, damaged: 0, untranslated: 0, pictures: 0 };
  for (const [at, id] of request.ids.entries()) {
    signal.throwIfAborted();
    const source = await sourceOf(id, request);
    if (typeof source === 'string') counts[source] += 1;
    else await add(source, request, writer, counts);
    onProgress(at + 1);
    await nextTask();
  }
  signal.throwIfAborted();
  await writer.close();
  signal.throwIfAborted();
  const [ending, type] = fileTypes[request.format];
  const file = await temporary.file();
  return {
    file: { name: fileName(request.name, ending), blob: file.slice(0, file.size, type) },
    report: counts,
    forget: () => temporary.remove(),
  };
}

type Counts = { -readonly [Name in keyof ExportReport]: number };

async function add(
  source: ExportSource,
  { content }: ExportRequest,
  ...[writer, counts]: [ExportWriter, Counts]
): Promise<void> {
  counts.pictures += await writer.add(source);
  counts.exported += 1;
  if (content !== 'original' && source.target === undefined) counts.untranslated += 1;
}

async function sourceOf(
  id: string,
  { target, content }: ExportRequest,
): Promise<ExportSource | 'gone' | 'damaged'> {
  let record: ArticleRecord | undefined;
  try {
    record = await findArticle(id);
  } catch (error) {
    if (isDamagedArticle(error)) return 'damaged';
    throw error;
  }
  if (!record) return 'gone';
  const own = content === 'original' ? undefined : targetOf(record, target);
  return { record, target: own, translated: await translatedArticle(record, own) };
}

/** The language wished for where the article has it, else one that it has. */
function targetOf({ targets }: ArticleRecord, wished: string): string | undefined {
  return targets.includes(wished) ? wished : targets[0];
}

/** Lets the page answer its reader between two articles. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
