import {
  bodyOf,
  boxOf,
  firstElementOf,
  firstIn,
  focusedIn,
  makeIn,
  nextElementOf,
  parentOf,
  previousElementOf,
  rootOf,
} from '../../extraction/page/live.ts';

/** What the picker says, in the interface's language. */
export interface PickerTexts {
  readonly hint: string;
  readonly cancel: string;
  readonly reset: string;
  readonly dir: 'rtl' | 'ltr';
  readonly lang: string;
}

/** The reader's answer: an element of the page, `reset` to let Warraq find the article again, or `cancel`. */
export type Picked = Element | 'reset' | 'cancel';

const style = `
  :host { all: initial }
  .frame { position: fixed; z-index: 2147483646; pointer-events: none; box-sizing: border-box;
    border: 3px solid #0d6b5e; border-radius: 4px; background: rgb(13 107 94 / 14%) }
  .bar { position: fixed; z-index: 2147483647; inset-inline: 0; inset-block-start: 0; display: flex; flex-wrap: wrap;
    gap: 8px 16px; align-items: center; justify-content: center; padding: 10px 16px; background: #0d6b5e; color: #fff;
    font: 500 16px/1.5 system-ui, sans-serif }
  button { font: inherit; color: #0d6b5e; background: #fff; border: 0; border-radius: 6px; padding: 4px 14px; cursor: pointer }
  button:focus-visible { outline: 3px solid #ffd479; outline-offset: 2px }
`;

/** Lets the reader choose an area of the page by pointer, touch or keyboard; only real input counts. Leaves the page as it was. */
export function pickElement(texts: PickerTexts): Promise<Picked> {
  const end = new AbortController();
  const host = makeIn(document, 'div');
  const root = host.attachShadow({ mode: 'closed' });
  const frame = div('frame');
  const bar = makeBar(texts);
  const sheet = makeIn(document, 'style');
  sheet.textContent = style;
  root.append(sheet, frame, bar.element);
  Element.prototype.append.call(rootOf(document), host);
  bar.cancel.focus();
  return new Promise<Picked>((resolve) => {
    const finish = (picked: Picked): void => {
      end.abort();
      host.remove();
      resolve(picked);
    };
    listen({ host, root, frame, finish, signal: end.signal });
    for (const [button, answer] of [
      [bar.cancel, 'cancel'],
      [bar.reset, 'reset'],
    ] as const)
      button.addEventListener('click', (event) => event.isTrusted && finish(answer));
  });
}

interface Picking {
  readonly host: Element;
  readonly root: ShadowRoot;
  readonly frame: HTMLElement;
  readonly signal: AbortSignal;
  finish(picked: Picked): void;
}

function listen({ host, root, frame, finish, signal }: Picking): void {
  const body = bodyOf(document);
  let current = largest(firstIn(document, 'article, main, [role="main"]') ?? body, body);
  const show = (element: Element): void => {
    current = element;
    const { left, top, width, height } = boxOf(element);
    // Measured positions are physical; only they say where the area is on the screen.
    frame.style.transform = `translate(${left}px, ${top}px)`;
    Object.assign(frame.style, { left: '0', top: '0', width: `${width}px`, height: `${height}px` });
  };
  const options = { capture: true, signal } as const;
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onHost = (event: Event): boolean => event.composedPath().includes(host);
  show(current);
  addEventListener('scroll', () => show(current), options);
  addEventListener(
    'pointermove',
    (event) => {
      if (!onHost(event)) show(blockAt(event.clientX, event.clientY) ?? current);
    },
    options,
  );
  addEventListener('pointerdown', (event) => !onHost(event) && swallow(event), options);
  addEventListener(
    'click',
    (event) => {
      if (onHost(event)) return;
      swallow(event);
      if (event.isTrusted) finish(blockAt(event.clientX, event.clientY) ?? current);
    },
    options,
  );
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const way = moves[event.key];
      if (event.key === 'Escape') finish('cancel');
      else if (event.key === 'Enter' && !onHost(event)) finish(current);
      else if (way) {
        show(way(current) ?? current);
        Element.prototype.scrollIntoView.call(current, { block: 'nearest' });
        leaveFocus(root);
      } else return;
      swallow(event);
    },
    options,
  );
}

/** Takes the focus from the bar and the page. Firefox leaves it on the bar's button where only its host is blurred: "Enter" would cancel. */
function leaveFocus(bar: ShadowRoot): void {
  for (const focused of [bar.activeElement, focusedIn(document)])
    if (focused instanceof HTMLElement) HTMLElement.prototype.blur.call(focused);
}

const moves: Readonly<Record<string, (element: Element) => Element | undefined>> = {
  ArrowUp: (element) =>
    element === bodyOf(document) ? undefined : (parentOf(element) ?? undefined),
  ArrowDown: (element) => areaFrom(firstElementOf(element), nextElementOf),
  ArrowRight: (element) => areaFrom(previousElementOf(element), previousElementOf),
  ArrowLeft: (element) => areaFrom(nextElementOf(element), nextElementOf),
};

/** The first area among an element and those that stand beside it in one direction. */
function areaFrom(
  element: Element | null,
  next: (element: Element) => Element | null,
): Element | undefined {
  for (let at = element; at; at = next(at)) if (isArea(at)) return at;
  return undefined;
}

/** The innermost area under a point: an element that lays out lines of its own, large enough to be an article's part. */
function blockAt(x: number, y: number): Element | undefined {
  const { elementFromPoint } = Document.prototype;
  for (let at = elementFromPoint.call(document, x, y); at; at = parentOf(at))
    if (isArea(at)) return at;
  return undefined;
}

function isArea(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width > 120 && height > 40 && !/^inline/.test(getComputedStyle(element).display);
}

function largest(element: Element, body: Element): Element {
  return isArea(element) ? element : body;
}

function makeBar({ hint, cancel, reset, dir, lang }: PickerTexts): {
  element: HTMLElement;
  cancel: HTMLButtonElement;
  reset: HTMLButtonElement;
} {
  const element = div('bar');
  element.dir = dir;
  element.lang = lang;
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-label', hint);
  const text = makeIn(document, 'span');
  text.textContent = hint;
  const buttons = { cancel: button(cancel), reset: button(reset) };
  element.append(text, buttons.reset, buttons.cancel);
  return { element, ...buttons };
}

function div(name: string): HTMLElement {
  const element = makeIn(document, 'div');
  element.className = name;
  return element;
}

function button(text: string): HTMLButtonElement {
  const element = makeIn(document, 'button');
  element.type = 'button';
  element.textContent = text;
  return element;
}
