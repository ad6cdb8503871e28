import type { UntilOptions, View } from './types.ts';
import { poll } from './wait.ts';

type Evaluate = View['evaluate'];

/** The parts of a View that need nothing of a browser but to run a function in the page. */
export function askingView(evaluate: Evaluate): Pick<View, 'until' | 'waitFor' | 'text'> {
  const until = async <Result>(
    run: (...args: never[]) => Result | Promise<Result>,
    { timeout, args = [], what = String(run) }: UntilOptions = {},
  ): Promise<Result> => {
    try {
      return (await poll(() => evaluate(run as never, ...args), what, timeout)) as Result;
    } catch (error) {
      const page = await evaluate(standing).catch(() => 'it answers no more');
      throw new Error(`${String(error)}; the page: ${page}`);
    }
  };
  return {
    until,
    waitFor: async (selector, timeout) => {
      await until(isShown, {
        args: [selector],
        what: selector,
        ...(timeout === undefined ? {} : { timeout }),
      });
    },
    text: (selector) =>
      evaluate(
        // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked for
        (css: string) => document.querySelector<HTMLElement>(css)?.innerText ?? '',
        selector,
      ),
  };
}

/** Runs in the page: where it stands, and the beginning of what it shows. */
function standing(): string {
  const reader = document.querySelector<HTMLElement>('.reader');
  const shown = document.body.textContent.replace(/\s+/g, ' ').slice(0, 300);
  const facts = [location.pathname, document.readyState, document.visibilityState];
  return [...facts, JSON.stringify(reader?.dataset ?? 'no reader'), shown].join(', ');
}

/** Runs in the page: whether the first element of a selector is shown. */
export function isShown(selector: string): boolean {
  return document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) ?? false;
}

/** Runs in the page: whether an element can be clicked – shown, in the window, at rest, and nothing above it. */
export async function isClickable(selector: string): Promise<boolean> {
  const element = document.querySelector(selector);
  if (!element?.checkVisibility({ visibilityProperty: true })) return false;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve, 60));
  const after = element.getBoundingClientRect();
  if (before.x !== after.x || before.y !== after.y || before.width !== after.width) return false;
  const hit = document.elementFromPoint(after.x + after.width / 2, after.y + after.height / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element));
}

/** Runs in the page: the two places in the window, just within the first and the last letter, between which texts are selected; where the page is at rest. */
export async function placesToSelect(
  from: string,
  to: string,
): Promise<{ x: number; y: number }[]> {
  const boxOf = (selector: string, last: boolean): DOMRect => {
    const element = document.querySelector(selector);
    const walker = document.createTreeWalker(element ?? document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    const text = last ? texts.at(-1) : texts[0];
    if (!text) throw new Error('no text there');
    const range = document.createRange();
    range.setStart(text, last ? text.length - 1 : 0);
    range.setEnd(text, last ? text.length : 1);
    return range.getBoundingClientRect();
  };
  const tops = (): string => `${boxOf(from, false).top} ${boxOf(to, true).top}`;
  for (let [before, now] = ['', tops()], tries = 0; before !== now && tries < 50; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    [before, now] = [now, tops()];
  }
  return [boxOf(from, false), boxOf(to, true)].map((box, index) => {
    const isRight = document.querySelector(index ? to : from)?.matches(':dir(rtl)')
      ? !index
      : index;
    return {
      x: Math.round(isRight ? box.right - 1 : box.left + 1),
      y: Math.round(box.top + box.height / 2),
    };
  });
}

/** Runs in the page: a place in the window where an element lies above all others, so that it can be taken there. */
export function placeToTake(selector: string): { x: number; y: number } {
  const element = document.querySelector(selector);
  if (!element) throw new Error('not there');
  const { left, width, top, bottom } = element.getBoundingClientRect();
  const x = Math.round(left + width / 2);
  const end = Math.min(bottom, innerHeight);
  for (let y = Math.ceil(Math.max(top, 0)) + 1; y < end; y += 4)
    if (document.elementFromPoint(x, y) === element) return { x, y };
  throw new Error('covered everywhere');
}

/** Waits until a tab that was opened at an address shows its page; a page of the browser comes before it, an empty one or that of a private window. */
export async function untilLoaded(view: View, url: string): Promise<void> {
  await view.until(
    (wanted: string) =>
      document.readyState === 'complete' &&
      (wanted.startsWith('about:') || !location.href.startsWith('about:')),
    { args: [url], what: `${url} to load` },
  );
}
