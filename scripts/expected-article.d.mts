import type { Extraction } from '../src/article/article.ts';

export function expectedArticle(result: Extraction): Readonly<Record<string, unknown>>;
