import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';
import { useFound } from './use-found.ts';

interface FindProps {
  readonly room: RefObject<HTMLElement | null>;
  readonly messages: Messages;
  readonly onClose: () => void;
}

/** Finds in both panes, whatever the diacritics and forms of alef. */
export function FindBar({ room, messages, onClose }: FindProps): JSX.Element {
  const [query, setQuery] = useState('');
  const { ranges: found, query: sought } = useFound(room, query);
  const [current, setCurrent] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    // Whoever looked for something goes on from where they were.
    return () => before instanceof HTMLElement && before.focus({ preventScroll: true });
  }, []);
  useEffect(() => setCurrent(0), [sought]);
  useEffect(() => {
    show(found, current);
    return () => show([], 0);
  }, [found, current]);
  // Not when the same words are found in what has come since: nobody asked to be taken there.
  const any = found.length > 0;
  useEffect(() => {
    found[current]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [sought, current, any]);
  const move = (step: number): void =>
    setCurrent(found.length > 0 ? (current + step + found.length) % found.length : 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <search class="find-bar">
      <input
        ref={input}
        class="field"
        type="search"
        dir="auto"
        aria-label={messages('reader_find')}
        placeholder={messages('reader_find')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="find-count" role="status">
        {query.trim() && countText(found.length, current, messages)}
      </span>
      <ToolButton
        icon="previous"
        label={messages('reader_find_previous')}
        onClick={() => move(-1)}
      />
      <ToolButton icon="next" label={messages('reader_find_next')} onClick={() => move(1)} />
      <ToolButton icon="close" label={messages('reader_close')} onClick={onClose} />
    </search>
  );
}

function countText(found: number, current: number, messages: Messages): string {
  if (found === 0) return messages('reader_find_none');
  return messages('reader_find_count', current + 1, found);
}

function show(found: readonly Range[], current: number): void {
  const here = found[current];
  if (!here) {
    CSS.highlights.delete('found');
    CSS.highlights.delete('found-current');
    return;
  }
  CSS.highlights.set('found', new Highlight(...found));
  const now = new Highlight(here);
  now.priority = 1;
  CSS.highlights.set('found-current', now);
}
