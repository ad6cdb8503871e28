// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { rememberEarlyTarget } from '../../../src/platform/translator/early-engine.ts';
import { tellBeforeOpening } from '../../../src/ui/library/open-soon.ts';

const openSoon = vi.fn(async (_: string) => undefined);

const addresses = {
  article: 'reader.html?id=a1',
  elsewhere: 'reader.html?id=a2&translated=fr',
  translated: 'reader.html?id=a3&translated=fr,en',
  versions: 'compare.html?id=a4',
};

beforeAll(() => {
  tellBeforeOpening({ openSoon });
  document.addEventListener('click', (event) => event.preventDefault());
});

beforeEach(() => {
  openSoon.mockClear();
  rememberEarlyTarget('en');
  document.body.replaceChildren(
    ...Object.entries(addresses).map(([id, href]) => {
      const link = Object.assign(document.createElement('a'), { id, href });
      link.append(document.createElement('bdi'));
      return link;
    }),
  );
});
afterEach(() => localStorage.clear());

function send(selector: string, type: string, button = 0): void {
  document
    .querySelector(selector)
    ?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button }));
}

test.each([
  ['pressed', 'mousedown', 0],
  ['pressed for a new tab', 'mousedown', 1],
  ['opened by a key', 'click', 0],
])('an article whose link is %s is told of', (_, type, button) => {
  send('#article bdi', type, button);
  send('#elsewhere bdi', type, button);
  expect(openSoon.mock.calls).toEqual([['a1'], ['a2']]);
});

test.each([
  ['a link that is only pointed at', '#article bdi', 'mouseover', 0],
  ['a menu of the link', '#article bdi', 'mousedown', 2],
  ['an article that is translated', '#translated bdi', 'mousedown', 0],
  ['what opens no article', '#versions bdi', 'mousedown', 0],
  ['what is no link', 'body', 'mousedown', 0],
])('but not %s', (_, selector, type, button) => {
  send(selector, type, button);
  expect(openSoon).not.toHaveBeenCalled();
});

test('nor where no engine on the device translates', () => {
  rememberEarlyTarget(undefined);
  send('#article bdi', 'mousedown');
  expect(openSoon).not.toHaveBeenCalled();
});
