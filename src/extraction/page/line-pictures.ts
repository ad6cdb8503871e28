import { formulaOfTex } from '../blocks/formulas.ts';

/** Pixels of a picture that stands in a line of text at most. */
const lineHeight = 48;

const formulaName =
  /(?:^|[\s/_-])(?:latex|tex|math\w{0,30}|equation|formula|codecogs|mimetex)(?:$|[\s/_.-])/i;
const emoji =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u200d\ufe0f\u20e3]|[\u{e0020}-\u{e007f}])+$/u;
const signName = /(?:^|[\s/_-])(?:emoji|smil(?:ey|ies)|emoticons?|flags?)(?:$|[\s/_.-])/i;

/** Makes text of the pictures that are signs in a sentence, and drops those that only adorn one. */
export function replaceEmojiPictures(body: Element): void {
  for (const image of body.querySelectorAll('img')) {
    const alt = image.getAttribute('alt')?.trim() ?? '';
    if (emoji.test(alt)) image.replaceWith(alt);
    else if (isFormula(image, alt)) readFormula(image, alt);
    else if (isInLine(image) && isSmall(image)) image.replaceWith(' ');
  }
}

/** The names of a picture's box and of its file. */
function namesOf(image: Element): string {
  return `${image.getAttribute('class') ?? ''} ${image.getAttribute('src') ?? ''}`;
}

function isFormula(image: Element, alt: string): boolean {
  return formulaName.test(namesOf(image)) || /\\[a-zA-Z]{2,}|^\$.*\$$/.test(alt);
}

function readFormula(image: Element, alt: string): void {
  const text = alt
    .replace(/^\{?\\displaystyle\s*|^\$+|(?<!\$)\$+$/g, '')
    .replace(/^(\S.*)\}$/, (all, held: string) => (/^\{/.test(alt) ? held : all));
  if (text.trim()) image.replaceWith(formulaOfTex(text, image));
}

/** Whether text stands right before or behind a picture in its line. */
function isInLine(image: Element): boolean {
  const place = image.parentElement?.tagName === 'PICTURE' ? image.parentElement : image;
  return [place.previousSibling, place.nextSibling].some((node) => isText(node));
}

function isText(node: Node | null): boolean {
  if (!node || /^(?:BR|IMG|FIGURE|P|DIV)$/.test(node.nodeName)) return false;
  return /[\p{L}\p{N}]/u.test(node.textContent ?? '');
}

function isSmall(image: Element): boolean {
  if (signName.test(namesOf(image))) return true;
  const style = image.getAttribute('style') ?? '';
  const said = ['width', 'height'].map((name) =>
    Number.parseFloat(
      new RegExp(`(?:^|[;\\s])${name}:\\s*([\\d.]+)px`).exec(style)?.[1] ??
        image.getAttribute(name) ??
        '',
    ),
  );
  if (/(?:^|[;\s])(?:width|height):\s*[\d.]+r?em/.test(style)) return true;
  return said.some((size) => size > 0 && size <= lineHeight);
}
