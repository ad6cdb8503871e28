import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MarkedText } from '../../../src/article/html/marks.ts';
import { createTranslator } from '../../../src/marian/translator.ts';
import { linkWords } from '../../../src/marian/word-links.ts';
import { wordsOf } from '../../../src/marian/words.ts';
import type { LinkedText } from '../../../src/translation/engine.ts';
import { toEngine } from '../../../src/translation/markup/markup.ts';
import { fromEngine } from '../../../src/translation/markup/markup-answer.ts';
import { linksFromText, linksToText } from '../../../src/translation/memory/kept-links.ts';
import { kernelNamed } from '../../marian/kernel.ts';
import { translateAll } from '../../marian/translate.ts';

/** A sentence of which one part is in bold, and the words of the translation that should be. */
interface Marked {
  readonly source: MarkedText;
  readonly english: string;
  readonly wanted: string;
}

const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Every part of the sample model's sentences that is one stretch of the English, in bold; the signs around it are not. */
const marked: readonly Marked[] = readFileSync('tests/sample-model/data/pairs.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .flatMap((line) => {
    const [, arabic = '', english = ''] = line.split('\t');
    const parts = arabic.split('|');
    const rendered = [...english.matchAll(/\{(\d+)\}([^{]*)/g)];
    return parts.flatMap((part, i): Marked[] => {
      const [one, ...more] = rendered.filter(([, number]) => Number(number) === i + 1);
      if (!one || more.length > 0 || parts.length < 2) return [];
      const [, before = '', inside = ''] = /^([«]*)(.*?)([»،.؟:]*)$/u.exec(part) ?? [];
      const start = parts.slice(0, i).join('|').length + (i > 0 ? 1 : 0) + before.length;
      return [
        {
          source: {
            text: parts.join(' '),
            marks: [{ start, end: start + inside.length, element: 0 }],
          },
          english: english.replace(/\{\d+\}/g, ''),
          wanted: words(one[2] ?? ''),
        },
      ];
    });
  });

const answers = new Map<string, LinkedText>();

beforeAll(async () => {
  const file = (name: string) => new Uint8Array(readFileSync(`tests/sample-model/model/${name}`));
  const files = { model: file('model.bin'), vocabularies: [file('vocab.spm')] };
  const translator = createTranslator(files, await kernelNamed('bit-equal'));
  const texts = [...new Set(marked.map(({ source }) => source.text))];
  translateAll(translator, texts).forEach(({ source, target, attention }, i) => {
    const text = texts[i] ?? '';
    const links = linkWords({ text, pieces: source }, target, attention);
    answers.set(text, { text: target.text, links });
  });
});

describe('with the attention of the sample model', () => {
  const read = ({ source }: Marked) =>
    fromEngine(toEngine(source, 'word-links'), answers.get(source.text) ?? '');

  it('the marked part of a sentence is laid over its words, at least as often as by the package', () => {
    const exact = marked.filter((one) => {
      const { text, marks } = read(one).marked;
      return words(marks.map(({ start, end }) => text.slice(start, end)).join(' ')) === one.wanted;
    });
    expect(marked).toHaveLength(515);
    // The package's HTML mode has 505 right.
    expect(exact.length).toBeGreaterThanOrEqual(513);
  });

  it('no element is lost or comes twice, no word is split, and the text is as without', () => {
    for (const one of marked) {
      const { marked: found, status } = read(one);
      expect(status).toBe('whole');
      expect(found.text).toBe(one.english);
      expect(found.marks).toHaveLength(1);
      const [mark] = found.marks;
      const edges = [mark?.start ?? 0, mark?.end ?? 0];
      const split = wordsOf(found.text).filter(({ start, end }) =>
        edges.some((edge) => start < edge && edge < end),
      );
      expect(split).toEqual([]);
    }
  });

  it('links are kept in less than six bytes for a translated word, and read back as they were', () => {
    let [bytes, count] = [0, 0];
    for (const [source, { text, links }] of answers) {
      const kept = linksToText(links);
      bytes += kept.length;
      count += text.split(' ').length;
      expect(linksFromText(kept, { source: source.length, target: text.length })).toEqual(links);
    }
    expect(bytes / count).toBeLessThan(6);
  });
});
