import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePairs } from '../../kernel/sample-sentences.ts';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { translated } from '../harness/reader.ts';
import { middleOf } from '../reader/middle-of.ts';
import { articleOf, openArticle } from '../reader/open-article.ts';
import { type FaultyMirror, startMirror } from './faulty-mirror.ts';

const sample = (file: string): Buffer => readFileSync(`tests/sample-model/model/${file}`);
const [title, first, second] = samplePairs();
const sentence =
  'افتتحت مدينة دار النخيل صباح الأحد أول مكتبة عامة في تاريخها، بعد أربع سنوات من العمل.';
const html = `<p>${sentence.replace('أول مكتبة عامة', '<b>$&</b>')} ${second?.arabic}</p>`;
const article = articleOf(title?.arabic ?? '', [{ html, text: html.replace(/<[^>]*>/g, '') }]);

let mirror: FaultyMirror;
beforeAll(async () => {
  const files = { model: sample('model.bin'), vocab: sample('vocab.spm') };
  mirror = await startMirror([{ source: 'ar', target: 'en', ...files }]);
});
afterAll(() => mirror?.close());

describe.runIf(mainlyIn('firefox')).each(browsers)(
  'words as the engine on the device translates them, in %s',
  (name) => {
    let browser: Browser;
    let reader: View;
    beforeAll(async () => {
      browser = await borrow(name);
      await browser.changeSettings({
        ...{ welcomed: true, engine: 'bergamot', modelSource: mirror.url, layout: 'side-by-side' },
      });
      reader = await openArticle(browser, article);
      await reader.resize(1200, 800);
      await translated(reader);
    });
    afterAll(() => browser?.close());

    const lit = async (pane: 'original' | 'translation', word: string) => {
      const { x, y } = await reader.evaluate(middleOf, pane, word);
      await reader.hover(x, y);
      return reader.evaluate(() =>
        [...(CSS.highlights.get('word') ?? [])].map((range) => (range as Range).toString()),
      );
    };

    test('emphasis stands on the words that it was on', async () => {
      await expect
        .poll(() =>
          reader.evaluate(
            () => document.querySelector('[data-block="1"] > .translation b')?.textContent,
          ),
        )
        .toBe('the first public library');
      await expect
        .poll(() => reader.text('[data-block="1"] > .translation'))
        .toContain(first?.english);
    });

    test('words light the ones that they became', async () => {
      expect(await lit('original', 'مكتبة')).toContain('library');
      expect(await lit('translation', 'morning')).toContain('صباح');
      expect(await lit('translation', 'work')).toContain('العمل');
    });

    test('and do so again from the library, without a network', async () => {
      await browser.setOffline(reader, true);
      await reader.reload();
      await reader.until(() => document.querySelector('[data-block="1"] > .translation b'));
      expect(await lit('original', 'مكتبة')).toContain('library');
      await browser.setOffline(reader, false);
    });
  },
);
