import type { ComponentChildren, JSX } from 'preact';
import type { BlockChange } from '../../library/compare/compare-articles.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import { ChangedText, ChangedTranslation } from './changed-text.tsx';
import type { ComparedVersions } from './use-comparison.ts';

const kindNames = {
  added: 'compare_added',
  removed: 'compare_removed',
  reworded: 'compare_reworded',
} as const satisfies Record<string, MessageName>;

interface ChangeProps {
  readonly label: string;
  readonly kind: keyof typeof kindNames;
  readonly children: ComponentChildren;
}

/** A place where two versions differ: the keys go from one to the next. */
export function Change({ label, kind, children }: ChangeProps): JSX.Element {
  return (
    <section class={`compare-change ${kind}`} tabIndex={-1} aria-label={label}>
      <p class="compare-kind" aria-hidden="true">
        {label}
      </p>
      {children}
    </section>
  );
}

interface BlockProps extends Pick<ComparedVersions, 'target' | 'translated' | 'pictures'> {
  readonly change: BlockChange;
  readonly messages: Messages;
}

/** A paragraph or picture that changed, beside its translation. */
export function ChangedBlock(props: BlockProps): JSX.Element | undefined {
  const { change, messages, target, translated, pictures } = props;
  const { kind, older, newer, words } = change;
  const block = newer ?? older;
  if (kind === 'same' || !block) return undefined;
  const hasPictures = change.picturesRemoved.length + change.picturesAdded.length > 0;
  return (
    <Change label={messages(hasPictures ? 'compare_picture' : kindNames[kind])} kind={kind}>
      {(['removed', 'added'] as const).map((what) => (
        <Pictures
          key={what}
          {...{ what, pictures, messages }}
          urls={what === 'added' ? change.picturesAdded : change.picturesRemoved}
        />
      ))}
      {words.length > 0 && (
        <div class={target ? 'compare-pair' : ''}>
          <div class="compare-text" lang={block.lang} dir={block.dir}>
            <ChangedText words={words} messages={messages} />
          </div>
          {target && (
            <ChangedTranslation
              older={older && translated(older)}
              newer={newer && translated(newer)}
              target={target}
              messages={messages}
            />
          )}
        </div>
      )}
    </Change>
  );
}

interface PicturesProps extends Pick<BlockProps, 'pictures' | 'messages'> {
  readonly urls: readonly string[];
  readonly what: 'added' | 'removed';
}

/** Pictures that came or went; of one that was never kept its address alone, since nothing is fetched here. */
function Pictures({ urls, what, pictures, messages }: PicturesProps): JSX.Element {
  const name = messages(what === 'added' ? 'compare_picture_added' : 'compare_picture_removed');
  return (
    <>
      {urls.map((url) => (
        <figure key={url} class={`compare-picture ${what}`}>
          {pictures.has(url) && <img src={pictures.get(url)} alt="" />}
          <figcaption>
            {name} <bdi>{url}</bdi>
          </figcaption>
        </figure>
      ))}
    </>
  );
}

interface SameProps {
  readonly blocks: readonly BlockChange[];
  readonly messages: Messages;
}

/** Paragraphs that stayed as they are, folded away. */
export function SameBlocks({ blocks, messages }: SameProps): JSX.Element {
  return (
    <details class="compare-same">
      <summary>{messages.count('compare_same', blocks.length)}</summary>
      {blocks.map(({ newer }, at) => (
        <p key={at} lang={newer?.lang} dir={newer?.dir}>
          {newer?.text}
        </p>
      ))}
    </details>
  );
}
