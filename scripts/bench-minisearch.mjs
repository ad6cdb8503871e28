import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { importTs } from './import-ts.mjs';

const { inventedArticle, inventedQuery, inventedTranslation } = await importTs(
  'tests/bench/library/invented.ts',
);
const { foldLetters } = await importTs('src/article/text/arabic.ts');
const folded = new Map();
const fields = ['title', 'text', 'translation'];

/** Folding, remembered as our own index does. */
function fold(term) {
  if (!folded.has(term)) folded.set(term, foldLetters(term));
  return folded.get(term);
}

/** Memory in use (MiB) once all garbage is collected. */
function heldMemory() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** MiniSearch over the bench's texts and so many of its queries, all in memory: the times that these took, and what it costs. */
export function measureMiniSearch(size, queries) {
  const before = heldMemory();
  const start = performance.now();
  const search = new MiniSearch({
    fields,
    processTerm: fold,
    searchOptions: { combineWith: 'AND', boost: { title: 4 } },
  });
  for (let n = 0; n < size; n += 1) {
    const { title, blocks } = inventedArticle(n);
    const text = blocks.map((block) => block.text).join(' ');
    const sentences = inventedTranslation(n).map(({ translation }) => translation.text);
    search.add({ id: n, title, text, translation: sentences.join(' ') });
  }
  const buildMs = performance.now() - start;
  const times = Array.from({ length: queries }, (_, n) => {
    const query = inventedQuery(n, size);
    const begin = performance.now();
    search.search(query.replaceAll('"', ''), {
      prefix: (_term, at, all) => at === all.length - 1 && !query.endsWith(' '),
    });
    return performance.now() - begin;
  });
  const memoryMiB = heldMemory() - before;
  const json = JSON.stringify(search);
  const loading = performance.now();
  MiniSearch.loadJSON(json, { fields });
  const loadMs = performance.now() - loading;
  return { times, loadMs, buildMs, memoryMiB, jsonMiB: json.length / 2 ** 20 };
}
