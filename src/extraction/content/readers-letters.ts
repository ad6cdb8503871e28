import { collapseWhitespace } from '../blocks/structure.ts';
import { classNames } from '../language/class-names.ts';
import { isMetaKey } from '../lines/meta-words.ts';
import { lineKey } from '../lines/wording.ts';
import { asking } from '../page/snapshot.ts';
import { boxName } from './clutter-names.ts';
import type { Measures } from './measures.ts';

const ofReaders = classNames('readers-words');

/** Share of a page's text from which what readers wrote is what the page is about. */
const most = 0.5;

/** Takes the names off boxes that are named as comments and are the text: letters to the editor, questions and answers. */
export function keepLetters(body: Element, sizes: Measures): void {
  if (body.querySelector(`form, [${asking}]`)) return;
  const named = [...body.querySelectorAll('[class], [id]')].filter((box) =>
    ofReaders.test(boxName(box)),
  );
  const known = new Set(named);
  const boxes = named.filter((box) => !isInside(box, known));
  const length = boxes.reduce((sum, box) => sum + sizes.prose(box), 0);
  const areText = length >= most * sizes.left(body) && !boxes.some(isComment);
  if (!areText) return;
  for (const box of named) for (const name of ['class', 'id']) box.removeAttribute(name);
}

function isInside(element: Element, boxes: ReadonlySet<Element>): boolean {
  for (let up = element.parentElement; up; up = up.parentElement) if (boxes.has(up)) return true;
  return false;
}

/** Whether a box has what a comment below an article has: ways to answer it or to its writer, and when it was written. */
function isComment(box: Element): boolean {
  if (box.querySelector('a[href], time, img, button')) return true;
  const lines = [...box.querySelectorAll('*')].filter((one) => one.childElementCount === 0);
  return lines.some(({ textContent }) => {
    const key = lineKey(collapseWhitespace(textContent));
    return /\d/.test(key) && isMetaKey(key);
  });
}
