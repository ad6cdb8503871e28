import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Pane } from '../sentences/sentence-places.ts';

/** Where a selection began, as the style sheet is told: nothing of the other pane can then be selected. */
const attribute = 'data-selecting';

/** The pane in whose cells a node stands, or undefined where it stands in neither. */
export function paneOf(node: Node | null): Pane | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const cell = element?.closest('.cell');
  if (!cell) return undefined;
  return cell.classList.contains('translation') ? 'translation' : 'source';
}

/** The pane that the reader touched last in a room. */
export function selectingPane(host: Element): Pane | undefined {
  return (host.getAttribute(attribute) as Pane | null) ?? undefined;
}

/** Keeps a selection in the pane where it begins, by mouse, touch and keyboard; "Select all" takes the pane that was last touched. */
export function usePaneSelection(room: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const host = room.current;
    if (!host) return;
    const keepTo = (pane: Pane | undefined): void => {
      if (pane) host.setAttribute(attribute, pane);
    };
    const onPointer = (event: PointerEvent): void => {
      // With Shift a selection grows, and a right click asks for its menu.
      if (event.button === 0 && !event.shiftKey && event.target instanceof Node)
        keepTo(paneOf(event.target));
    };
    const onStart = (event: Event): void => {
      if (event.target instanceof Node) keepTo(paneOf(event.target));
    };
    const onKey = (event: KeyboardEvent): void => {
      if (isSelectAll(event) && selectAll(host)) event.preventDefault();
    };
    host.addEventListener('pointerdown', onPointer);
    host.addEventListener('selectstart', onStart);
    addEventListener('keydown', onKey);
    return () => {
      host.removeEventListener('pointerdown', onPointer);
      host.removeEventListener('selectstart', onStart);
      removeEventListener('keydown', onKey);
    };
  }, [room]);
}

function isSelectAll(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const isElsewhere =
    target instanceof Element && target.closest('input, select, textarea, dialog');
  const isA = event.code === 'KeyA' || event.key.toLowerCase() === 'a';
  return (ctrlKey || metaKey) && !altKey && !shiftKey && isA && !isElsewhere;
}

/** Selects the text of the pane that was last touched; before that the article's own, where it is shown. */
function selectAll(host: HTMLElement): boolean {
  const spread = host.querySelector('.spread');
  if (!spread) return false;
  const original = spread.querySelector('.cell.original');
  if (!host.hasAttribute(attribute))
    host.setAttribute(attribute, original?.checkVisibility() ? 'source' : 'translation');
  getSelection()?.selectAllChildren(spread);
  return true;
}
