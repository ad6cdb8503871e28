import type { Browser as Puppeteer } from 'puppeteer-core';

/** An answer of WebDriver BiDi; which fields there are depends on the command. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol's answers are many
type Answer = any;

interface Connection {
  send(method: string, params: object): Promise<{ result: Answer }>;
}

/** Sends a command of WebDriver BiDi. */
export async function send(puppet: Puppeteer, method: string, params: object): Promise<Answer> {
  const { connection } = puppet as unknown as { connection: Connection };
  return (await connection.send(method, params)).result;
}

/** Runs a function in a browsing context; arguments and result cross as JSON. */
export async function evaluateIn(
  puppet: Puppeteer,
  context: string,
  run: unknown,
  args: readonly unknown[],
): Promise<Answer> {
  const answer = await send(puppet, 'script.callFunction', {
    functionDeclaration: `async () => JSON.stringify(await (${run})(...${JSON.stringify(args)}))`,
    awaitPromise: true,
    target: { context },
    userActivation: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result.value === undefined ? undefined : JSON.parse(answer.result.value);
}

/** Runs a function with the browser's own rights in its newest window; needs `--remote-allow-system-access`. */
export async function evaluateInChrome(
  puppet: Puppeteer,
  run: unknown,
  ...args: readonly unknown[]
): Promise<Answer> {
  const { contexts } = await send(puppet, 'browsingContext.getTree', { 'moz:scope': 'chrome' });
  const windows = contexts.filter((context: Answer) => context.url.includes('browser.xhtml'));
  return evaluateIn(puppet, windows.at(-1).context, run, args);
}

const webDriverKeys: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Shift: '\uE008',
  Control: '\uE009',
  Ctrl: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Space: ' ',
};

const keyValue = (key: string): string => webDriverKeys[key] ?? key;

/** Presses keys together: modifiers first, as in `Shift+Tab`. */
export async function pressIn(puppet: Puppeteer, context: string, keys: string): Promise<void> {
  const values = keys.split(/\+(?=.)/).map(keyValue);
  const down = values.map((value) => ({ type: 'keyDown', value }));
  const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
  await send(puppet, 'input.performActions', {
    context,
    actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }],
  });
}

/** Types a text, key by key. */
export async function typeIn(puppet: Puppeteer, context: string, text: string): Promise<void> {
  const actions = Array.from(text).flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  await send(puppet, 'input.performActions', {
    context,
    actions: [{ type: 'key', id: 'keys', actions }],
  });
}

/** Clicks the middle of an element with a mouse button (0 left, 2 right), so many times in a row. */
export async function clickIn(
  puppet: Puppeteer,
  context: string,
  selector: string,
  { button = 0, times = 1 } = {},
): Promise<void> {
  const origin = await originOf(puppet, context, selector);
  await movePointer(puppet, context, [
    { type: 'pointerMove', x: 0, y: 0, origin },
    ...Array.from({ length: times }, () => [
      { type: 'pointerDown', button },
      { type: 'pointerUp', button },
    ]).flat(),
  ]);
}

/** Presses the mouse at a place of the window and drags sideways, by CSS pixels to the right. */
export async function dragIn(
  puppet: Puppeteer,
  context: string,
  from: { readonly x: number; readonly y: number },
  by: number,
): Promise<void> {
  const step = { type: 'pointerMove', x: Math.round(by / 2), y: 0, origin: 'pointer' };
  await movePointer(puppet, context, [
    { type: 'pointerMove', ...from },
    { type: 'pointerDown', button: 0 },
    step,
    step,
    { type: 'pointerUp', button: 0 },
  ]);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves the mouse to a place of the window, in CSS pixels. */
export async function hoverIn(puppet: Puppeteer, context: string, to: Point): Promise<void> {
  await movePointer(puppet, context, [{ type: 'pointerMove', ...to }]);
}

/** Taps a place of the window with a finger, in CSS pixels. */
export async function tapIn(puppet: Puppeteer, context: string, at: Point): Promise<void> {
  const actions = [
    { type: 'pointerMove', ...at },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const parameters = { pointerType: 'touch' };
  await send(puppet, 'input.performActions', {
    context,
    actions: [{ type: 'pointer', id: 'finger', parameters, actions }],
  });
}

/** Presses the mouse at one place of the window, moves it to another in small steps and lets it go. */
export async function dragBetween(
  puppet: Puppeteer,
  context: string,
  from: Point,
  to: Point,
): Promise<void> {
  const steps = [0.25, 0.5, 0.75, 1].map((share) => ({
    type: 'pointerMove',
    x: Math.round(from.x + (to.x - from.x) * share),
    y: Math.round(from.y + (to.y - from.y) * share),
  }));
  await movePointer(puppet, context, [
    { type: 'pointerMove', x: from.x, y: from.y },
    { type: 'pointerDown', button: 0 },
    ...steps,
    { type: 'pointerUp', button: 0 },
  ]);
}

async function originOf(puppet: Puppeteer, context: string, selector: string): Promise<object> {
  const { nodes } = await send(puppet, 'browsingContext.locateNodes', {
    context,
    locator: { type: 'css', value: selector },
  });
  return { type: 'element', element: { sharedId: nodes[0].sharedId } };
}

async function movePointer(
  puppet: Puppeteer,
  context: string,
  actions: readonly object[],
): Promise<void> {
  await send(puppet, 'input.performActions', {
    context,
    actions: [{ type: 'pointer', id: 'mouse', actions }],
  });
}
