import { vi } from 'vitest';

// What extraction asks of a page's layout, for a document that lays nothing out (jsdom): every box has a size and a place
// in the window, and a box is hidden where the page's styles say so.

/** The size of a box that says nothing of its own, in CSS pixels. */
const usual = { width: 600, height: 20 };

function boxOf(element: Element): DOMRect {
  const width = Number(element.getAttribute('width')) || usual.width;
  const height = Number(element.getAttribute('height')) || usual.height;
  return { ...{ left: 100, top: 100, x: 100, y: 100 }, ...sizeOf(width, height) } as DOMRect;
}

const sizeOf = (width: number, height: number) => ({
  ...{ width, height },
  ...{ right: 100 + width, bottom: 100 + height },
});

function isShown(
  element: Element,
  { opacityProperty, visibilityProperty }: CheckVisibilityOptions,
) {
  if (visibilityProperty && getComputedStyle(element).visibility === 'hidden') return false;
  for (let box: Element | null = element; box; box = box.parentElement) {
    const { display, opacity } = getComputedStyle(box);
    if (display === 'none' || (opacityProperty && opacity === '0')) return false;
    if (box.parentElement?.matches('details:not([open])') && !box.matches('summary')) return false;
  }
  return true;
}

/** The style of each element that was asked for it; nothing changes one while a page is read, and jsdom makes it anew each time. */
let styles = new WeakMap<Element, CSSStyleDeclaration>();

/** What stands apart from the text is a block in browsers, whatever it is set to be. */
function asBrowsersDo(style: CSSStyleDeclaration): CSSStyleDeclaration {
  const isApart = /^(?:absolute|fixed)$/.test(style.position);
  if (isApart && /^inline(?:-block)?$/.test(style.display)) style.display = 'block';
  return style;
}

function keepStyles(): void {
  const { getComputedStyle } = globalThis;
  vi.stubGlobal('getComputedStyle', (element: Element) => {
    const style = styles.get(element) ?? asBrowsersDo(getComputedStyle(element));
    styles.set(element, style);
    return style;
  });
}

/** Gives jsdom's elements what layout extraction asks for. */
export function layOut(): void {
  keepStyles();
  const { prototype } = Element;
  prototype.getBoundingClientRect = function () {
    return boxOf(this);
  };
  prototype.checkVisibility = function (options = {}) {
    return isShown(this, options);
  };
  for (const [name, side] of [
    ['offsetWidth', 'width'],
    ['offsetHeight', 'height'],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: Element) {
        return boxOf(this)[side];
      },
    });
  Range.prototype.getBoundingClientRect = () => usual as DOMRect;
}

/** What vitest's environment lends of jsdom itself. */
declare const jsdom: { reconfigure(options: { readonly url: string }): void };

/** Opens a page at an address in the test's own document. */
export function openPage(html: string, url: string): void {
  jsdom.reconfigure({ url });
  styles = new WeakMap();
  document.open();
  // biome-ignore lint/plugin: a page of the tests' own is opened as the browser opens it
  document.write(html);
  document.close();
}
