import type { Article } from '../../../src/article/model.ts';
import type { MemoryEntry } from '../../../src/translation/memory/translation-memory.ts';

/** Numbers that look random and are the same in every run, from 0 up to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const particles =
  'في من على إلى أن عن التي الذي ما هذا هذه كان كما بعد قد لم بين حتى أو مع خلال كل لا'.split(' ');
const letters = 'بتثجحخدذرزسشصضطظعغفقكلمنهوي';
const patterns = [
  '123',
  '1ا23',
  '12ا3',
  '12و3',
  '12ي3',
  'م123',
  'م12و3',
  'ت12ي3',
  'ا12ا3',
  '123ة',
  'م1ا23ة',
  'است123',
  '12ا3ات',
  'ي123',
  'ت123',
  '123ي',
];
const englishStarts = 'b c d f g h l m n p r s t v w br ch cl cr fr gr pl pr sh st th tr'.split(
  ' ',
);
const englishEnds =
  'al an ar ate ed en ent er est ing ion ish ity ive ly ment ness on or ous'.split(' ');

/** So many lemmas, the frequent ones first, as a newspaper's vocabulary has them. */
const lemmaCount = 24_000;

function lemmasOf(make: (random: () => number) => string, first: readonly string[]): string[] {
  const random = randomNumbers(7);
  const found = new Set(first);
  while (found.size < lemmaCount) found.add(make(random));
  return [...found];
}

function pick<T>(random: () => number, list: ArrayLike<T>): T {
  return list[Math.floor(random() * list.length)] as T;
}

const arabic = lemmasOf((random) => {
  const root = [pick(random, letters), pick(random, letters), pick(random, letters)];
  return pick(random, patterns).replace(/[123]/g, (place) => root[Number(place) - 1] ?? '');
}, particles);

const english = lemmasOf((random) => {
  const syllable = () => pick(random, englishStarts) + pick(random, 'aeiou');
  return syllable() + (random() < 0.6 ? syllable() : '') + pick(random, englishEnds);
}, 'the of and to in a is that for it was on are as with his they at be this from have or by one had'.split(
  ' ',
));

/** A word by its frequency: the second comes half as often as the first, the third a third as often (Zipf). */
function frequent(random: () => number, lemmas: readonly string[]): string {
  const rank = Math.exp(random() * Math.log(lemmas.length + 1)) - 1;
  return lemmas[Math.floor(rank)] ?? '';
}

function arabicWord(random: () => number): string {
  const lemma = frequent(random, arabic);
  if (particles.includes(lemma)) return lemma;
  const chance = random();
  const ending = random() < 0.05 ? pick(random, ['ها', 'هم', 'ه']) : '';
  const start =
    chance < 0.28
      ? 'ال'
      : chance < 0.34
        ? 'وال'
        : chance < 0.39
          ? 'و'
          : chance < 0.43
            ? 'بال'
            : chance < 0.46
              ? 'لل'
              : chance < 0.48
                ? 'ل'
                : '';
  return start + lemma.replace(/ة$/, ending ? 'ت' : 'ة') + ending;
}

function words(count: number, word: () => string): string {
  return Array.from({ length: count }, word).join(' ');
}

const epoch = Date.UTC(2024, 0, 1);

/** The n-th invented article: 400 words in eight paragraphs, from one of 40 sites. */
export function inventedArticle(n: number): Article {
  const random = randomNumbers(n + 1);
  const word = (): string => arabicWord(random);
  const blocks = Array.from({ length: 8 }, () => {
    const text = `${words(24, word)}، ${words(25, word)}.`;
    return { kind: 'paragraph', text, html: `<p>${text}</p>`, lang: 'ar', dir: 'rtl' } as const;
  });
  return {
    id: n.toString(16).padStart(32, '0'),
    url: `https://www.site${n % 40}.example/${n}`,
    title: words(8, word),
    lang: 'ar',
    dir: 'rtl',
    siteName: `موقع ${n % 40}`,
    excerpt: blocks[0]?.text ?? '',
    publishedTime: new Date(epoch + n * 3_600_000).toISOString(),
    blocks,
  };
}

/** The translation of the n-th invented article: two sentences a paragraph. */
export function inventedTranslation(n: number): MemoryEntry[] {
  const random = randomNumbers(n + 1_000_003);
  const { id, blocks } = inventedArticle(n);
  return blocks.flatMap(({ text }) =>
    text.split('، ').map((source) => ({
      ...{ articleId: id, target: 'en', source, engine: 'bergamot' as const, model: '1' },
      translation: { text: `${words(28, () => frequent(random, english))}.`, marks: [] },
    })),
  );
}

/** The n-th query, as people type them: one to three words of an article, often unfinished, sometimes a phrase or in English. */
export function inventedQuery(n: number, articles: number): string {
  const random = randomNumbers(n + 2_000_003);
  const article = inventedArticle(Math.floor(random() * articles));
  const text = pick(random, article.blocks).text.replace(/[،.]/g, '').split(' ');
  const at = Math.floor(random() * (text.length - 3));
  const kind = random();
  if (kind < 0.1) return `"${text.slice(at, at + 2).join(' ')}"`;
  if (kind < 0.2) return `${frequent(random, english)} `;
  const length = kind < 0.5 ? 1 : kind < 0.85 ? 2 : 3;
  const query = text.slice(at, at + length).join(' ');
  return random() < 0.5 ? `${query} ` : query.slice(0, Math.max(2, query.length - 1));
}
