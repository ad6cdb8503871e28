import type { JSX } from 'preact';
import type { Article } from '../../../article/model.ts';
import { Icon } from '../../shared/icons.tsx';
import { lazy } from '../../shared/lazy.tsx';
import { useDismissal } from '../../shared/toolbar.tsx';
import type { Opened, ReaderServices } from '../open/services.ts';
import type { Commands } from './use-commands.ts';
import { unkeptReasons } from './use-saving.ts';

const SavedPanel = lazy(async () => (await import('../later.ts')).SavedPanel);

interface SaveProps extends Pick<ReaderServices, 'background' | 'messages'> {
  readonly article: Article;
  readonly commands: Commands;
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
}

/** Saves an article; below it, once it is saved, its tags and the way to take that back. */
export function SaveButton(props: SaveProps): JSX.Element {
  const { commands, messages, opened, onOpen } = props;
  const { saved, unkept, run } = commands;
  const open = saved && (opened === 'saved' || opened === 'tags');
  const { host, close, onKeyDown } = useDismissal(open, () => onOpen('none'));
  const name = messages(saved ? 'reader_saved' : 'reader_save');
  const onClick = (): void => {
    if (saved) onOpen(open ? 'none' : 'tags');
    else {
      run('save');
      if (!unkept) onOpen('saved');
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the panel closes it; the panel's own controls are focused.
    <div class="dropdown saving" ref={host} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="button quiet tool save"
        aria-pressed={saved}
        {...(saved ? { 'aria-expanded': open } : {})}
        aria-disabled={unkept !== undefined}
        title={unkept ? messages(unkeptReasons[unkept]) : name}
        onClick={onClick}
      >
        <Icon name={saved ? 'check' : 'bookmark'} />
        <span class="tool-label">{name}</span>
      </button>
      {open && (
        <section class="panel saved-panel" aria-label={name}>
          <SavedPanel
            {...props}
            focus={opened === 'tags'}
            onUnsave={() => {
              close();
              void commands.unsave();
            }}
          />
        </section>
      )}
    </div>
  );
}
