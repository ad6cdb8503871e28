import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ArticleChange } from '../../library/articles/changes.ts';
import { cleanTag } from '../../library/database/keys.ts';
import { findSummaries } from '../../library/lists/list.ts';
import type { Messages } from '../../platform/i18n.ts';

interface TagDialogProps {
  readonly ids: readonly string[];
  /** Tags of the whole library, to choose from. */
  readonly known: readonly string[];
  readonly messages: Messages;
  readonly onChange: (change: ArticleChange) => void;
  readonly onClose: () => void;
}

/** Asks for the tags of some articles; a tag is on where all of them have it. */
export function TagDialog({
  ids,
  known,
  messages,
  onChange,
  onClose,
}: TagDialogProps): JSX.Element {
  const [tags, setTags] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    void findSummaries(ids).then(([first, ...others]) =>
      setTags(
        (first?.tags ?? []).filter((tag) => others.every((other) => other.tags.includes(tag))),
      ),
    );
  }, [ids]);
  const toggle = (tag: string): void => {
    const isOn = tags.includes(tag);
    setTags(isOn ? tags.filter((other) => other !== tag) : [...tags, tag]);
    onChange(isOn ? { removeTags: [tag] } : { addTags: [tag] });
  };
  const add = (): void => {
    const tag = cleanTag(typed);
    if (tag && !tags.includes(tag)) toggle(tag);
    setTyped('');
  };
  return (
    <Dialog title={messages('library_edit_tags')} onClose={onClose}>
      <form
        class="tag-new"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          class="field"
          dir="auto"
          value={typed}
          aria-label={messages('library_tag_new')}
          placeholder={messages('library_tag_new')}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {messages('library_tag_add')}
        </button>
      </form>
      <p class="library-tags">
        {[...new Set([...tags, ...known])].map((tag) => (
          <button
            type="button"
            key={tag}
            aria-pressed={tags.includes(tag)}
            onClick={() => toggle(tag)}
          >
            <bdi>{tag}</bdi>
          </button>
        ))}
      </p>
      <button type="button" class="button primary" onClick={onClose}>
        {messages('library_done')}
      </button>
    </Dialog>
  );
}

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog over the page; Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="library-dialog" aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
