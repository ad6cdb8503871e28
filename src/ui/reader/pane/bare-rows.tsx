import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Block } from '../../../article/model.ts';
import { languageDirection } from '../../../article/text/language.ts';
import type { Cells } from './pair.tsx';

/** Which cells a row has: both, or one where the panes scroll each for itself. */
export type RowCells = 'both' | 'source' | 'translation';

interface BareProps {
  readonly blocks: readonly Block[];
  /** The first block's place in the article. */
  readonly from: number;
  readonly cells: Cells;
  readonly which: RowCells;
}

/**
 * Rows of a very long article as bare text, some hundred times faster than in full: so that all of it can be searched, selected and
 * read out at once. Each is made in full when it comes near the screen.
 */
export function BareRows({ blocks, from, cells, which }: BareProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const rows = blocks.map((block, at) => bareRow(block, from + at, cells, which));
    host.current?.replaceChildren(...rows);
  }, [blocks, from, cells, which]);
  return <div ref={host} class="bare-rows" />;
}

function bareRow(block: Block, index: number, cells: Cells, which: RowCells): Element {
  const row = document.createElement('div');
  row.className = `${which === 'both' ? 'pair' : 'solo'} ${block.kind}`;
  if (which !== 'translation') {
    row.dataset['block'] = `${index}`;
    row.append(bareCell('original', block.text, block.lang, block.dir));
  }
  if (which !== 'source') {
    const { store, target } = cells;
    const text = store.of(index).map((sentence) => sentence.target.text);
    row.append(bareCell('translation', text.join(' '), target, languageDirection(target)));
  }
  return row;
}

function bareCell(name: string, text: string, lang: string, dir: string): Element {
  const cell = document.createElement('div');
  cell.className = `cell ${name}`;
  cell.lang = lang;
  cell.dir = dir;
  cell.textContent = text;
  return cell;
}
