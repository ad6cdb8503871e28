import { safeAddress } from '../../article/address/canonical-address.ts';
import type { BlockKind } from '../../article/model.ts';
import { all, attribute, make } from '../elements.ts';
import { isIcon, isPlaceholderPicture } from '../pictures/stated-kind.ts';
import { copyImage, copyInline } from './inline.ts';
import { collapseWhitespace } from './structure.ts';

/** A block before its language and direction are known. */
export interface RawBlock {
  readonly kind: BlockKind;
  readonly element: Element;
  readonly text: string;
  /** Whether it was a row of short labels that look alike. */
  readonly chips?: boolean | undefined;
  /** What tells that it is the standfirst: a name of nothing else, another name, or its place between headline and text. */
  readonly standfirst?: string | undefined;
  /** Box of the page's that it stood in. */
  readonly parent?: Element | undefined;
}

/** A picture with its caption; undefined where it is a spacer, an icon or what a site shows for lack of one. */
export function pictureBlock(
  image: Element,
  base: string,
  caption?: Element,
): RawBlock | undefined {
  if (isIcon(image) || isPlaceholderPicture(attribute(image, 'src'))) return undefined;
  const made = copyImage(image, base);
  if (!made) return undefined;
  const figure = make(image, 'figure', made);
  if (caption) partWords(caption);
  const line = make(image, 'figcaption');
  for (const node of caption?.childNodes ?? []) copyInline(node, line, base);
  for (const picture of all(line, 'img')) picture.remove();
  const text = collapseWhitespace(line.textContent);
  if (text) figure.append(line);
  return { kind: 'picture', element: figure, text };
}

/** Puts a space where a credit stands right behind a caption's last word. */
function partWords(caption: Element): void {
  for (const part of all(caption, 'span, small, cite, em, i'))
    for (const [before, after] of [
      [part.previousSibling, part],
      [part, part.nextSibling],
    ] as const)
      if (
        /[\p{L}\p{N}.]$/u.test(before?.textContent ?? '') &&
        /^\p{L}/u.test(after?.textContent ?? '')
      )
        after?.before(' ');
}

/** A foreign post or video as a card: a link, and what it says. */
export function embedBlock(place: Element, base: string): RawBlock | undefined {
  const href = safeAddress(place.getAttribute('data-embed'), base);
  if (!href) return undefined;
  const words = attribute(place, 'data-embed-text').trim();
  const link = make(place, 'a', new URL(href).hostname.replace(/^www\./, ''));
  link.setAttribute('href', href);
  const lines = [...words.split('\n').filter(Boolean), link].map((line) => make(place, 'p', line));
  return { kind: 'embed', element: make(place, 'div', ...lines), text: words || link.textContent };
}
