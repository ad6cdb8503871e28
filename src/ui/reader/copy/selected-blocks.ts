import { readMarked } from '../../../article/html/marked-text.ts';
import { isContainer, segmentsOf } from '../../../article/html/segments.ts';
import type { Block } from '../../../article/model.ts';
import { languageDirection } from '../../../article/text/language.ts';
import type { ExportBlock } from '../../../library/export/parts.ts';
import type { TranslatedSentence } from '../../../translation/translation.ts';
import { blockTemplate } from '../../render/article-html.tsx';
import type { Cells } from '../pane/pair.tsx';
import { copyOf, partOf, selectedPane } from '../selection/clean-copy.ts';
import { paneOf } from '../selection/pane-selection.ts';
import type { Pane } from '../sentences/sentence-places.ts';

/** What is selected in one pane, block by block, each part with the sentences of the other pane that stand for it; undefined where nothing is. */
export function selectedBlocks(
  room: Element,
  blocks: readonly Block[],
  cells: Pick<Cells, 'store' | 'light' | 'display' | 'target'>,
): readonly ExportBlock[] | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !room.contains(selection.anchorNode)) return undefined;
  const pane = selectedPane(selection, room);
  if (!pane) return undefined;
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  const found = [...room.querySelectorAll('[data-block]')].flatMap((row): ExportBlock | [] => {
    const index = Number(row.getAttribute('data-block'));
    const block = blocks[index];
    const cell = [...row.querySelectorAll('.cell')].find((one) => paneOf(one) === pane);
    const range = cell && ranges.find((one) => one.intersectsNode(cell));
    if (!block || !cell || !range || !cell.checkVisibility()) return [];
    const part = partOf(range, cell);
    if (!part.toString().trim()) return [];
    const own = elementOf(copyOf(part, cells), languageIn(pane, block, cells.target));
    const touched = cells.store
      .of(index)
      .filter((sentence) => isTouched(sentence, part, pane, cells));
    const other = counterpart(touched, pane, block, cells.target);
    const base = { kind: block.kind, lang: block.lang, dir: block.dir };
    const [original, translation] = pane === 'source' ? [own, other] : [other, own];
    return { ...base, ...(original ? { original } : {}), ...(translation ? { translation } : {}) };
  });
  return found.length ? found : undefined;
}

function languageIn(pane: Pane, block: Block, target: string) {
  return pane === 'source'
    ? { lang: block.lang, dir: block.dir }
    : { lang: target, dir: languageDirection(target) };
}

function isTouched(
  sentence: TranslatedSentence,
  ...[part, pane, { light }]: [Range, Pane, Pick<Cells, 'light'>]
): boolean {
  const range = light.range(sentence, pane);
  if (!range) return false;
  const endsBefore = range.compareBoundaryPoints(Range.START_TO_END, part) <= 0;
  const startsAfter = range.compareBoundaryPoints(Range.END_TO_START, part) >= 0;
  return !endsBefore && !startsAfter;
}

/** The sentences that stand for those touched, as a paragraph; undefined where there are none. */
function counterpart(
  touched: readonly TranslatedSentence[],
  ...[pane, block, target]: [Pane, Block, string]
): Element | undefined {
  if (!touched.length) return undefined;
  const texts =
    pane === 'source' ? touched.map((one) => one.target.text) : sourceTexts(touched, block);
  const other: Pane = pane === 'source' ? 'translation' : 'source';
  const content = document.createDocumentFragment();
  content.append(texts.join(' '));
  return elementOf(content, languageIn(other, block, target));
}

function sourceTexts(touched: readonly TranslatedSentence[], block: Block): string[] {
  const texts = segmentsOf(blockTemplate(block)).map(({ nodes }) => readMarked(nodes).marked.text);
  return touched.map(({ segment, start, end }) => texts[segment]?.slice(start, end) ?? '');
}

/** Nodes as one element in its own language. */
function elementOf(content: Node, { lang, dir }: { lang: string; dir: 'rtl' | 'ltr' }): Element {
  const element = content instanceof HTMLElement ? content : boxOf(content);
  element.lang = lang;
  element.dir = dir;
  return element;
}

/** What is a whole block itself, a box around several, or a paragraph. */
function boxOf(content: Node): HTMLElement {
  const children = [...content.childNodes].filter((node) => node.textContent?.trim());
  const [only] = children;
  if (children.length === 1 && only instanceof HTMLElement && isContainer(only)) return only;
  const box = document.createElement(children.some(isContainer) ? 'div' : 'p');
  box.append(...content.childNodes);
  return box;
}
