// How long a large dictionary takes to be read, in how much memory, and a word to be looked up in it: npm run bench:dictionary
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { bundleOf } from '../browser/harness/bundle.ts';
import { chooseDictionary } from '../browser/harness/dictionary.ts';
import { type BrowserName, launch, type View } from '../browser/harness/index.ts';
import { idleMemory, watchMemory } from './memory.ts';

const entries = 100_000;
const perBank = 10_000;
const lookUps = 200;

interface Figures {
  readonly browser: BrowserName;
  /** The file's size, in MiB. */
  readonly fileMiB: number;
  /** From the choice of the file until the dictionary is in the list, in seconds. */
  readonly importSeconds: number;
  /** The most memory of all of the browser's processes meanwhile, above what they held before, in MiB. */
  readonly importMiB: number;
  /** Median and 95th percentile of looking a word up, in milliseconds. */
  readonly lookUpMs: number;
  readonly lookUpP95Ms: number;
}

/** Measures a dictionary of 100,000 entries with structured content in browsers. */
export async function bench(names: readonly BrowserName[]): Promise<readonly Figures[]> {
  const file = await largeDictionary();
  const figures: Figures[] = [];
  for (const name of names) figures.push(await measure(name, file));
  return figures;
}

async function measure(name: BrowserName, file: Uint8Array): Promise<Figures> {
  const browser = await launch(name);
  try {
    const options = await browser.openExtensionPage('options.html');
    const idle = await idleMemory();
    const most = watchMemory();
    const start = performance.now();
    await chooseDictionary(options, file);
    await options.waitFor('.dictionaries li', 300_000);
    const importSeconds = (performance.now() - start) / 1000;
    const times = await lookUpTimes(options);
    return {
      browser: name,
      fileMiB: file.byteLength / 2 ** 20,
      importSeconds,
      importMiB: most() - idle,
      lookUpMs: times[times.length >> 1] ?? 0,
      lookUpP95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    };
  } finally {
    await browser.close();
  }
}

/** Times of looking different words up, in milliseconds, sorted. */
async function lookUpTimes(page: View): Promise<readonly number[]> {
  const bundle = await bundleOf('src/dictionary/look-up.ts', 'dictionary');
  const run = new Function(
    'words',
    `${bundle}; return (async () => {
      const times = [];
      for (const word of words) {
        const start = performance.now();
        const found = await dictionary.lookUp(word);
        times.push(performance.now() - start);
        if (!found.length) throw new Error(word + ' was not found');
      }
      return times;
    })()`,
  );
  const words = Array.from({ length: lookUps }, (_, at) => `و${wordOf(at * 487)}هم`);
  const times = await page.evaluate<number[]>(run as never, words);
  return times.sort((one, other) => one - other);
}

const letters = 'بتثجحخدذرزسشصضطظعغفقكلمن';

/** Different words of five letters. */
function wordOf(number: number): string {
  let rest = number;
  return Array.from({ length: 5 }, () => {
    const letter = letters[rest % letters.length] ?? '';
    rest = Math.floor(rest / letters.length);
    return letter;
  }).join('');
}

/** A row as dictionaries made of Wiktionary have it: some kilobytes of structured content. */
function rowOf(at: number): unknown {
  const senses = Array.from({ length: 4 }, (_, sense) => ({
    tag: 'li',
    content: [
      `sense ${sense} of word ${at}`,
      {
        tag: 'div',
        content: ['example: ', { tag: 'span', lang: 'ar', content: `هذا مثال رقم ${sense}` }],
      },
    ],
  }));
  const content = [
    { tag: 'ol', content: senses },
    {
      tag: 'div',
      content: {
        tag: 'details',
        content: [
          { tag: 'summary', content: 'Etymology' },
          `From the root of ${wordOf(at)}, as many others are.`,
        ],
      },
    },
  ];
  return [wordOf(at), '', 'noun', '', 0, [{ type: 'structured-content', content }], at, ''];
}

async function largeDictionary(): Promise<Uint8Array> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  const index = { title: 'large', revision: '1', format: 3 };
  await writer.add('index.json', new TextReader(JSON.stringify(index)));
  for (let first = 0; first < entries; first += perBank) {
    const rows = Array.from({ length: perBank }, (_, at) => rowOf(first + at));
    await writer.add(`term_bank_${first / perBank + 1}.json`, new TextReader(JSON.stringify(rows)));
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** The figures for machines. */
export function json(figures: readonly Figures[]): object {
  return { figures };
}

/** The figures for people. */
export function table(figures: readonly Figures[]): Record<string, object> {
  return Object.fromEntries(figures.map(({ browser, ...rest }) => [browser, rest]));
}
