import type { ExplainedExtraction } from '../src/extraction/extract.ts';

export function expectedArticle(result: ExplainedExtraction): Readonly<Record<string, unknown>>;

export function expectedRemovals(result: ExplainedExtraction): readonly string[];
