import type { ComponentChildren, JSX } from 'preact';
import type { Block } from '../../article/model.ts';
import type { BlockChange, BlockChangeKind } from '../../library/compare/compare-articles.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import { ChangedText, ChangedTranslation } from './changed-text.tsx';
import type { ComparedVersions } from './use-comparison.ts';

const kindNames = {
  added: 'compare_added',
  removed: 'compare_removed',
  reworded: 'compare_reworded',
  split: 'compare_split',
  joined: 'compare_joined',
  'moved-up': 'compare_moved_up',
  'moved-down': 'compare_moved_down',
} as const satisfies Record<Exclude<BlockChangeKind, 'same'>, MessageName>;

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
  const block = newer[0] ?? older[0];
  if (kind === 'same' || !block) return undefined;
  const hasPictures = change.picturesRemoved.length + change.picturesAdded.length > 0;
  return (
    <Change label={messages(hasPictures ? 'compare_picture' : kindNames[kind])} kind={kind}>
      {picturesOf(change).map(([what, urls]) => (
        <Pictures key={what} {...{ what, urls, pictures, messages }} />
      ))}
      {words.length > 0 && (
        <div class={target ? 'compare-pair' : ''}>
          <div class="compare-text" lang={block.lang} dir={block.dir}>
            <ChangedText words={words} messages={messages} />
          </div>
          {target && (
            <ChangedTranslation
              older={translations(older, translated)}
              newer={translations(newer, translated)}
              target={target}
              messages={messages}
            />
          )}
        </div>
      )}
    </Change>
  );
}

/** The translation of each block; undefined where there are none, or one of them was never translated. */
function translations(
  blocks: readonly Block[],
  translated: BlockProps['translated'],
): readonly string[] | undefined {
  const found = blocks.flatMap((block) => translated(block) ?? []);
  return found.length && found.length === blocks.length ? found : undefined;
}

/** What is said of a picture that came, went, or stands elsewhere. */
const pictureNames = {
  removed: 'compare_picture_removed',
  added: 'compare_picture_added',
  moved: 'compare_picture',
} as const satisfies Record<string, MessageName>;

function picturesOf({ kind, newer, picturesRemoved, picturesAdded }: BlockChange) {
  const stands = kind === 'moved-up' || kind === 'moved-down' ? newer : [];
  return [
    ['removed', picturesRemoved],
    ['added', picturesAdded],
    ['moved', stands.flatMap(({ pictures = [] }) => pictures)],
  ] as const;
}

interface PicturesProps extends Pick<BlockProps, 'pictures' | 'messages'> {
  readonly urls: readonly string[];
  readonly what: keyof typeof pictureNames;
}

/** Pictures that came, went or moved; of one that was never kept its address alone, since nothing is fetched here. */
function Pictures({ urls, what, pictures, messages }: PicturesProps): JSX.Element {
  return (
    <>
      {urls.map((url) => (
        <figure key={url} class={`compare-picture ${what}`}>
          {pictures.has(url) && <img src={pictures.get(url)} alt="" />}
          <figcaption>
            {messages(pictureNames[what])} <bdi>{url}</bdi>
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
      {blocks.map(({ newer: [block] }, at) => (
        <p key={at} lang={block?.lang} dir={block?.dir}>
          {block?.text}
        </p>
      ))}
    </details>
  );
}
