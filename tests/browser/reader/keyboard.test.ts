import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shortcuts } from '../../../src/ui/reader/toolbar/commands.ts';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { startPictureServer } from '../library/picture-server.ts';
import { openArticle } from './open-article.ts';
import { sample, sampleKept } from './sample.ts';

/** Runs in the page: gives every visible control a number, and tells how many there are. */
function numberControls(within: string): number {
  const css = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const controls = [...document.querySelectorAll<HTMLElement>(`${within} :is(${css})`)].filter(
    (control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.matches(':disabled'))
        return false;
      // Of radio buttons the arrow keys reach the others.
      return !(control instanceof HTMLInputElement && control.type === 'radio' && !control.checked);
    },
  );
  for (const old of document.querySelectorAll('[data-control]'))
    old.removeAttribute('data-control');
  controls.forEach((control, number) => {
    control.dataset['control'] = `${number}`;
  });
  return controls.length;
}

interface Stop {
  readonly control: string | undefined;
  readonly html: string;
  /** Whether one sees that the focus is here. */
  readonly seen: boolean;
}

/** Runs in the page: where the focus is, and whether that is to be seen. */
async function focused(): Promise<Stop> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  const element = document.activeElement as HTMLElement;
  const seen = [element, element.nextElementSibling, element.parentElement].some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
    );
  });
  return { control: element.dataset['control'], html: element.outerHTML.slice(0, 120), seen };
}

/** Runs in the page: the numbered controls that are still there and not among those reached. */
function unreached(reached: readonly string[]): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-control]')]
    .filter((one) => !reached.includes(one.dataset['control'] ?? ''))
    .map((one) => one.outerHTML.slice(0, 120));
}

/** What Tab does not reach in a page, or reaches unseen. */
async function faults(view: View, what: string, within = 'body'): Promise<string[]> {
  const total = await view.evaluate(numberControls, within);
  const reached = new Set<string>();
  const found: string[] = [];
  if (total === 0) found.push(`${what}: no controls`);
  let missed: string[] = [];
  // Controls may come and go while they are walked through.
  for (let press = 0; press < 2 * total + 20; press++) {
    const { control, html, seen } = await view.evaluate(focused);
    if (control !== undefined && !reached.has(control)) {
      reached.add(control);
      if (!seen) found.push(`${what}: focus not seen on ${html}`);
    }
    missed = await view.evaluate(unreached, [...reached]);
    if (missed.length === 0) break;
    await view.press('Tab');
  }
  return [...found, ...missed.map((html) => `${what}: not reached: ${html}`)];
}

describe.each(browsers)('by keyboard alone in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, sample, sampleKept);
    await reader.resize(1200, 800);
    await reader.until(() => document.querySelector('[data-block="23"] .translation'));
  });
  afterAll(() => browser?.close());

  test('every control of the reader is reached, and one sees where one is', async () => {
    expect(await faults(reader, 'reader')).toEqual([]);
  });

  const detail = test.runIf(mainlyIn('firefox'));
  detail('panels open, are walked through and give the focus back', async () => {
    const found: string[] = [];
    for (const label of ['Contents', 'Text and theme', 'More']) {
      const button = `[aria-label="${label}"][aria-expanded]`;
      await reader.evaluate(
        (css: string) => document.querySelector<HTMLElement>(css)?.focus(),
        button,
      );
      await reader.press('Enter');
      await reader.waitFor('.panel :is(.menu, .pane-text)');
      found.push(...(await faults(reader, label, '.panel')));
      await reader.press('Escape');
      await reader.until((css: string) => document.activeElement?.matches(css), { args: [button] });
    }
    expect(found).toEqual([]);
  });

  test('dialogs open, hold the focus and give it back', async () => {
    for (const [from, key, dialog] of [
      ['[aria-label="More"]', '?', '.shortcut-list'],
      ['.picture-place img', 'Enter', '.picture-zoom'],
    ] as const) {
      await reader.evaluate(
        (css: string) => document.querySelector<HTMLElement>(css)?.focus(),
        from,
      );
      await reader.press(key);
      await reader.waitFor(`${dialog}[open]`);
      expect(await faults(reader, dialog, dialog)).toEqual([]);
      await reader.press('Escape');
      await reader.until((css: string) => document.activeElement?.matches(css), { args: [from] });
    }
  });

  detail('the list of keys names those that work here, and they do', async () => {
    await reader.press('?');
    await reader.waitFor('.shortcut-list[open]');
    const listed = await reader.evaluate(() =>
      [...document.querySelectorAll('.shortcut-list kbd')].map((key) => key.textContent),
    );
    const here = shortcuts.filter(({ command }) => command !== 'open-page');
    expect(listed.slice(-here.length)).toEqual(here.map(({ key }) => key.toUpperCase()));
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.shortcut-list'));
    const look = (): Promise<string[]> =>
      reader.evaluate(() => {
        const room = document.querySelector<HTMLElement>('.reader');
        return [
          room?.style.getPropertyValue('--original-size') ?? '',
          document.documentElement.dataset['theme'] ?? '',
          document.querySelector('[data-block="1"] > .original')?.textContent ?? '',
          document.querySelector('[data-block="9"] > .original')?.textContent ?? '',
          room?.dataset['apart'] ?? '',
        ];
      });
    // What they do otherwise is tested where it belongs (reading.test.ts, actions.test.ts).
    for (const [key, at] of [
      ['+', 0],
      ['-', 0],
      ['t', 1],
      ['d', 2],
      ['n', 3],
      ['l', 4],
      ['l', 4],
    ] as const) {
      const before = (await look())[at];
      await reader.press(key);
      await expect.poll(async () => (await look())[at], { timeout: 20_000 }).not.toBe(before);
    }
  });

  const elsewhere = test.runIf(mainlyIn('chromium'));
  elsewhere('every control of the library and the options is reached', async () => {
    const found: string[] = [];
    for (const [path, wait] of [
      ['library.html', '.library-row'],
      ['options.html', '.library-limits select'],
    ] as const) {
      const page = await browser.openExtensionPage(path);
      await page.waitFor(wait);
      found.push(...(await faults(page, path)));
      await page.close();
    }
    expect(found).toEqual([]);
  });

  elsewhere('every control of the pop-up is reached, and its article scrolls', async () => {
    const server = await startPictureServer();
    try {
      const popup = await browser.openPopup(await browser.openPage(server.page));
      await popup.waitFor('.pair .original');
      expect(await faults(popup, 'pop-up')).toEqual([]);
      await popup.close();
    } finally {
      await server.close();
    }
  });
});
