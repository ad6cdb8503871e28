import { safeAddress } from '../../article/address/canonical-address.ts';
import type { BlockKind } from '../../article/model.ts';
import { isPlaceholderPicture } from '../pictures/default-pictures.ts';
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
  target: Document,
  base: string,
  caption?: Element,
): RawBlock | undefined {
  if (isIcon(image) || isPlaceholderPicture(image.getAttribute('src') ?? '')) return undefined;
  const made = copyImage(image, target, base);
  if (!made) return undefined;
  const figure = target.createElement('figure');
  figure.append(made);
  if (caption) partWords(caption);
  const line = target.createElement('figcaption');
  for (const node of caption?.childNodes ?? []) copyInline(node, line, base);
  for (const picture of line.querySelectorAll('img')) picture.remove();
  const text = collapseWhitespace(line.textContent);
  if (text) figure.append(line);
  return { kind: 'picture', element: figure, text };
}

/** Puts a space where a credit stands right behind a caption's last word. */
function partWords(caption: Element): void {
  for (const part of caption.querySelectorAll('span, small, cite, em, i'))
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

function isIcon(image: Element): boolean {
  const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
  const height = Number.parseInt(image.getAttribute('height') ?? '', 10);
  if ((width > 0 && width < 60) || (height > 0 && height < 40)) return true;
  return /(?:^|[/_-])(?:emoji|smilies|icons?|logo|avatar|gravatar|pixel|spacer|blank)[/_.-]/i.test(
    image.getAttribute('src') ?? '',
  );
}

/** A foreign post or video as a card: a link, and what it says. */
export function embedBlock(place: Element, target: Document, base: string): RawBlock | undefined {
  const href = safeAddress(place.getAttribute('data-embed'), base);
  if (!href) return undefined;
  const words = (place.getAttribute('data-embed-text') ?? '').trim();
  const card = target.createElement('div');
  for (const line of words.split('\n').filter(Boolean)) {
    const paragraph = target.createElement('p');
    paragraph.textContent = line;
    card.append(paragraph);
  }
  const line = target.createElement('p');
  const link = target.createElement('a');
  link.setAttribute('href', href);
  link.textContent = new URL(href).hostname.replace(/^www\./, '');
  line.append(link);
  card.append(line);
  return { kind: 'embed', element: card, text: words || link.textContent };
}
