// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import arabic from '../../../_locales/ar/messages.json';
import type { Block, Direction } from '../../../src/article/model.ts';
import { messagesOf } from '../../../src/platform/i18n.ts';
import { Pair } from '../../../src/ui/reader/pane/pair.tsx';
import { createSentenceHighlighter } from '../../../src/ui/reader/sentences/sentence-highlighter.ts';
import { noCredits } from '../../../src/ui/reader/translation/credits.ts';
import { createTranslationStore } from '../../../src/ui/reader/translation/translation-store.ts';
import { cardKind } from '../../../src/ui/render/embed-card.ts';

const film = 'https://www.youtube.com/watch?v=abcdefgh';

/** Both cells of a card in an Arabic article, in the Arabic interface. */
async function shown(words: string, href: string, dir: Direction): Promise<(HTMLElement | null)[]> {
  const host = new URL(href).hostname.replace('www.', '');
  const own = words && `<p>${words}</p>`;
  const block: Block = {
    ...{ kind: 'embed', lang: 'ar', dir, text: words || host },
    html: `<div>${own}<p><a href="${href}">${host}</a></p></div>`,
  };
  const store = createTranslationStore();
  const cells = {
    ...{ store, light: createSentenceHighlighter(1, store), target: 'en', dir: 'rtl' as const },
    ...({ missing: 'source', display: { diacritics: 'shown', digits: 'original' } } as const),
    ...{ credits: noCredits },
    messages: messagesOf(arabic),
  };
  const page = document.createElement('div');
  void act(() => render(<Pair block={block} index={0} cells={cells} />, page));
  await vi.waitFor(() => expect(page.querySelectorAll('.embed-kind')).toHaveLength(2), 20_000);
  return ['.original', '.translation'].map((css) => page.querySelector<HTMLElement>(css));
}

test('a card says in both panes what it leads to, below its own words', async () => {
  const words = 'افتتاح الحديقة الجديدة';
  for (const cell of await shown(words, film, 'rtl')) {
    const lines = [...(cell?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent);
    expect(lines).toEqual([words, 'فيديوyoutube.com']);
  }
});

test('it is an ordinary link into a new tab, and nothing in it is fetched', async () => {
  for (const cell of await shown('', film, 'ltr')) {
    const links = [...(cell?.querySelectorAll('a') ?? [])];
    expect(links.map(({ href, target, rel }) => [href, target, rel])).toEqual([
      [film, '_blank', 'noopener noreferrer'],
    ]);
    expect(cell?.querySelector('[src], [srcset]')).toBeNull();
  }
});

test.each([
  ['its own Arabic words', 'افتتاح الحديقة', 'rtl', ['rtl', 'rtl']],
  ['its own English words', 'The park opened', 'ltr', ['ltr', 'ltr']],
  ['each pane where it has none', '', 'ltr', ['rtl', 'ltr']],
] as const)('a card runs in the direction of %s', async (_, words, dir, expected) => {
  const cells = await shown(words, film, dir);
  expect(cells.map((cell) => cell?.dir)).toEqual(expected);
  for (const cell of cells)
    expect(cell?.querySelector('.embed-source')?.getAttribute('dir')).toBeNull();
});

test.each([
  [film, 'video'],
  ['https://cdn.news.example/clips/12.mp4', 'video'],
  ['https://www.facebook.com/city/videos/12/', 'video'],
  ['https://www.facebook.com/city/posts/12', 'post'],
  ['https://x.com/i/status/12', 'post'],
  ['https://w.soundcloud.com/player/?url=1', 'sound'],
  ['https://cdn.news.example/talk.mp3?from=page', 'sound'],
  ['https://www.google.com/maps/embed?pb=1', 'map'],
  ['https://datawrapper.dwcdn.net/abc/1/', 'chart'],
  ['https://bridges.example/history', 'page'],
  ['no address', 'page'],
])('%s leads to a %s', (address, kind) => {
  expect(cardKind(address)).toBe(kind);
});
