import * as v from 'valibot';
import * as limits from '../../../../article/limits.ts';
import type { LanguagePair } from '../../../engine.ts';
import { EngineError } from '../../../engine.ts';
import { textAtMost } from '../../../http.ts';
import { pinnedModels } from './catalogue.ts';
import type { ModelEntry, ModelFile } from './model-entry.ts';
import { pairKey } from './model-path.ts';
import { modelStore } from './store.ts';

/** Where models come from: addresses of the registry's records and of the files. */
export interface ModelSource {
  readonly records: string;
  readonly files: string;
}

/** A language's tag as a registry writes it. */
const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}$/));

const collection = 'v1/buckets/main/collections/translations-models/records';

/** A mirror's catalogue is asked for again after this many milliseconds. */
const mirrorCatalogueLife = 3_600_000;

/**
 * The addresses of a source: Mozilla's where the setting is empty, else a mirror that serves the same records under
 * `/v1/…` and each file under its `location`, both below one base address.
 */
export function modelSource(setting = ''): ModelSource {
  const base = setting.trim().replace(/(?<!\/)\/+$/, '');
  if (base) return { records: `${base}/${collection}`, files: `${base}/` };
  return {
    records: `https://firefox.settings.services.mozilla.com/${collection}`,
    files: 'https://firefox-settings-attachments.cdn.mozilla.net/',
  };
}

/** The models that a source offers: the pinned catalogue for Mozilla until it is refreshed, a mirror's own records otherwise. Throws EngineError `network`. */
export async function catalogue(setting = ''): Promise<readonly ModelEntry[]> {
  const { records } = modelSource(setting);
  const known = await modelStore.catalogue(records);
  const pinned = setting.trim() === '' ? pinnedModels : undefined;
  if (pinned) return known?.entries ?? pinned;
  if (known && Math.abs(Date.now() - known.fetchedAt) < mirrorCatalogueLife) return known.entries;
  try {
    return await refreshCatalogue(setting);
  } catch (error) {
    if (known) return known.entries;
    throw error;
  }
}

/** Fetches a source's records anew and keeps them. Throws EngineError `network`. */
export async function refreshCatalogue(
  setting = '',
  signal: AbortSignal = AbortSignal.timeout(30_000),
): Promise<readonly ModelEntry[]> {
  const { records } = modelSource(setting);
  let entries: readonly ModelEntry[];
  try {
    const reply = await fetch(records, { signal, cache: 'no-store', credentials: 'omit' });
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
    entries = modelsOf(JSON.parse(await textAtMost(reply, limits.catalogueBytes)));
  } catch (error) {
    throw new EngineError('network', `${records}: ${String(error)}`);
  }
  await modelStore.keepCatalogue(records, entries);
  return entries;
}

/** The newest release of each pair in a registry's reply; records that are not well formed are passed over. */
export function modelsOf(reply: unknown): readonly ModelEntry[] {
  const data = (reply as { data?: unknown } | undefined)?.data;
  if (!Array.isArray(data)) throw new Error('no list of records');
  const byModel = new Map<string, { entry: ModelEntry; files: ModelFile[] }>();
  for (const record of data) {
    const read = readRecord(record);
    if (!read) continue;
    const { pair, version, file } = read;
    const key = `${pair.source} ${pair.target} ${version}`;
    const files = byModel.get(key)?.files ?? [];
    files.push(file);
    byModel.set(key, { entry: { pair, version, files }, files });
  }
  const newest = new Map<string, ModelEntry>();
  for (const { entry } of byModel.values()) {
    const key = pairKey(entry.pair);
    const other = newest.get(key);
    if (isComplete(entry) && (!other || compareVersions(entry.version, other.version) > 0))
      newest.set(key, entry);
  }
  return [...newest.values()];
}

/** Bytes of all files of a model. */
export function sizeOf(entry: ModelEntry): number {
  return entry.files.reduce((sum, file) => sum + file.size, 0);
}

/** A record of a registry, of a file of a released model for every version of Firefox. */
const registryRecord = v.object({
  fromLang: languageTag,
  toLang: languageTag,
  version: v.pipe(v.string(), v.regex(/^\d{1,6}(?:\.\d{1,6}){0,5}(?:-sample)?$/)),
  fileType: v.picklist(['model', 'vocab', 'srcvocab', 'trgvocab']),
  filter_expression: v.nullish(v.literal('')),
  attachment: v.object({
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    size: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.modelFileBytes)),
    location: v.pipe(
      v.string(),
      v.maxLength(limits.address),
      v.check((location) => !/^[/\\]|:|\.\./.test(location)),
    ),
  }),
});

function readRecord(
  record: unknown,
): { pair: LanguagePair; version: string; file: ModelFile } | undefined {
  const read = v.safeParse(registryRecord, record);
  if (!read.success) return undefined;
  const { fromLang, toLang, version, fileType, attachment } = read.output;
  const pair = { source: fromLang, target: toLang };
  return { pair, version, file: { type: fileType, ...attachment } };
}

function isComplete({ files }: ModelEntry): boolean {
  const has = (type: ModelFile['type']): boolean => files.some((file) => file.type === type);
  return has('model') && (has('vocab') || (has('srcvocab') && has('trgvocab')));
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number.parseFloat));
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
