import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { sanitizedFragment } from '../../article/html/sanitize.ts';
import type { Block, Direction } from '../../article/model.ts';
import { watchWideBoxes } from './wide-boxes.ts';

const templates = new WeakMap<Block, Element>();

/** A block's sanitised element, parsed once; clone it before changing anything. */
export function blockTemplate(block: Block): Element {
  const known = templates.get(block);
  if (known) return known;
  const fragment = sanitizedFragment(block.html);
  const root = fragment.firstElementChild ?? document.createElement('p');
  templates.set(block, root);
  return root;
}

interface HtmlProps {
  /** Elements made out of `blockTemplate`; they become the content as they are. */
  readonly content: readonly Node[];
  readonly class: string;
  readonly lang: string;
  readonly dir: Direction;
  /** True where there is nothing to read yet. */
  readonly 'aria-hidden'?: boolean;
  /** Called while the content stands in the page; what it returns is called when it leaves. */
  readonly onPlaced?: () => () => void;
}

/** Shows nodes made out of sanitised blocks, in their own language and direction. */
export function ArticleHtml({ content, onPlaced, ...attributes }: HtmlProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    host.current?.replaceChildren(...content);
    const placed = onPlaced?.();
    const watched = host.current && watchWideBoxes(host.current);
    return () => {
      placed?.();
      watched?.();
    };
  }, [content, onPlaced]);
  return <div ref={host} {...attributes} />;
}
