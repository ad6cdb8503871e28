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
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const frame = div('frame');
  const bar = makeBar(texts);
  const sheet = document.createElement('style');
  sheet.textContent = style;
  root.append(sheet, frame, bar.element);
  document.documentElement.append(host);
  bar.cancel.focus();
  return new Promise<Picked>((resolve) => {
    const finish = (picked: Picked): void => {
      end.abort();
      host.remove();
      resolve(picked);
    };
    listen({ host, frame, finish, signal: end.signal });
    for (const [button, answer] of [
      [bar.cancel, 'cancel'],
      [bar.reset, 'reset'],
    ] as const)
      button.addEventListener('click', (event) => event.isTrusted && finish(answer));
  });
}

interface Picking {
  readonly host: Element;
  readonly frame: HTMLElement;
  readonly signal: AbortSignal;
  finish(picked: Picked): void;
}

function listen({ host, frame, finish, signal }: Picking): void {
  let current = largest(document.querySelector('article, main, [role="main"]') ?? document.body);
  const show = (element: Element): void => {
    current = element;
    const { left, top, width, height } = element.getBoundingClientRect();
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
        current.scrollIntoView({ block: 'nearest' });
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      } else return;
      swallow(event);
    },
    options,
  );
}

const moves: Readonly<Record<string, (element: Element) => Element | undefined>> = {
  ArrowUp: (element) =>
    element.parentElement && element !== document.body ? element.parentElement : undefined,
  ArrowDown: (element) => [...element.children].find(isArea),
  ArrowRight: (element) => sibling(element, 'previousElementSibling'),
  ArrowLeft: (element) => sibling(element, 'nextElementSibling'),
};

function sibling(
  element: Element,
  way: 'previousElementSibling' | 'nextElementSibling',
): Element | undefined {
  for (let at = element[way]; at; at = at[way]) if (isArea(at)) return at;
  return undefined;
}

/** The innermost area under a point: an element that lays out lines of its own, large enough to be an article's part. */
function blockAt(x: number, y: number): Element | undefined {
  for (let at = document.elementFromPoint(x, y); at; at = at.parentElement)
    if (isArea(at)) return at;
  return undefined;
}

function isArea(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 120 && height > 40 && !/^inline/.test(getComputedStyle(element).display);
}

function largest(element: Element): Element {
  return isArea(element) ? element : document.body;
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
  const text = document.createElement('span');
  text.textContent = hint;
  const buttons = { cancel: button(cancel), reset: button(reset) };
  element.append(text, buttons.reset, buttons.cancel);
  return { element, ...buttons };
}

function div(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  return element;
}

function button(text: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  return element;
}
