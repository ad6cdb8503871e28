import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Block, Direction } from '../../../article/model.ts';
import { languageDirection, textLanguage } from '../../../article/text/language.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { ArticleHtml, blockTemplate } from '../../render/article-html.tsx';
import type { Display } from '../../render/display.ts';
import { sourceBlock } from '../../render/source-block.ts';
import { type Missing, translatedBlock } from '../../render/translated-block.ts';
import { wrapWideBoxes } from '../../render/wide-boxes.ts';
import { ErrorBoundary } from '../../shared/error-boundary.tsx';
import type { KeptPictures } from '../pictures/saved-picture-urls.ts';
import type { SentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import { type Credits, withCredit } from '../translation/credits.ts';
import type { TranslationStore } from '../translation/translation-store.ts';

/** What the cells of an article have in common. */
export interface Cells {
  readonly store: TranslationStore;
  readonly light: SentenceHighlighter;
  readonly display: Display;
  readonly target: string;
  /** The article's direction. */
  readonly dir: Direction;
  readonly missing: Missing;
  /** Which engine made what, where there were several. */
  readonly credits: Credits;
  readonly messages: Messages;
  /** The library's pictures, where remote ones may not be fetched. */
  readonly pictures?: KeptPictures;
}

interface CellProps {
  readonly block: Block;
  /** The block's place in the article; 0 is the title. */
  readonly index: number;
  readonly cells: Cells;
}

/** One block beside its translation. */
export function Pair(props: CellProps): JSX.Element {
  return (
    <div class={`pair ${props.block.kind}`} data-block={props.index}>
      <SourceCell {...props} />
      <TranslationCell {...props} />
    </div>
  );
}

/** A block in its own language. */
export function SourceCell(props: CellProps): JSX.Element {
  return (
    <ErrorBoundary fallback={() => <PlainCell class="cell original" {...props} />}>
      <SourceContent {...props} />
    </ErrorBoundary>
  );
}

/** A block's translation, as far as it has come. */
export function TranslationCell(props: CellProps): JSX.Element {
  return (
    <ErrorBoundary fallback={() => <div class="cell translation" />}>
      <TranslationContent {...props} />
    </ErrorBoundary>
  );
}

/** A block that cannot be shown as it is: its bare text, and a word about it. */
function PlainCell({ block, cells, ...rest }: CellProps & { readonly class: string }): JSX.Element {
  return (
    <div class={rest.class} lang={block.lang} dir={block.dir}>
      <p>{block.text}</p>
      <p class="cell-broken" role="note" lang={document.documentElement.lang} dir="auto">
        {cells.messages('reader_block_broken')}
      </p>
    </div>
  );
}

/** A picture stands before its caption, in a place of its own. */
function SourceContent({ block, index, cells }: CellProps): JSX.Element {
  const { light, display, pictures, messages } = cells;
  const source = useMemo(() => {
    const made = sourceBlock(block, display);
    pictures?.swap(made.root);
    hideFailed(made.root);
    if (block.kind === 'picture') readyPictures(made.root, block.lang, messages);
    void dress(block, made.root, messages);
    return made;
  }, [block, display, pictures, messages]);
  const [picture, rest] = useMemo(() => {
    const [pictures, others] = splitPicture(block, source.root);
    return [pictures, wrapWideBoxes(others, messages('reader_sideways'))];
  }, [block, source, messages]);
  const onPlaced = useCallback(
    () => light.addSource(index, source, display),
    [light, index, source, display],
  );
  return (
    <>
      {picture.length > 0 && (
        <ArticleHtml class="picture-place" content={picture} lang={block.lang} dir={block.dir} />
      )}
      <ArticleHtml
        class="cell original"
        content={rest}
        lang={block.lang}
        dir={isBareCard(block, source.root) ? cells.dir : block.dir}
        onPlaced={onPlaced}
      />
    </>
  );
}

/** What a card or a poem is shown with in both panes; most articles have neither, so it comes with what is loaded later. */
async function dress(block: Block, root: Element, messages: Messages): Promise<void> {
  if (block.kind !== 'embed' && block.kind !== 'table') return;
  const { labelCard, setVerse } = await import('../later.ts');
  if (block.kind === 'embed') labelCard(root, messages);
  else setVerse(root, blockTemplate(block));
}

/** Whether a block is a card without words of its own: its direction is that of what stands around it. */
function isBareCard({ kind }: Block, root: Element): boolean {
  return kind === 'embed' && root.querySelectorAll('p').length < 2;
}

function splitPicture(block: Block, root: Element): [readonly Node[], readonly Node[]] {
  if (block.kind !== 'picture') return [[], [root]];
  const captions = [...root.children].filter((child) => child.tagName === 'FIGCAPTION');
  const pictures = [...root.childNodes].filter((child) => !captions.includes(child as Element));
  return [pictures, captions];
}

/** A picture that cannot be had leaves no torn icon: without an address it is not shown. */
function hideFailed(root: Element): void {
  for (const image of root.querySelectorAll('img'))
    image.addEventListener('error', () => {
      for (const name of ['src', 'srcset', 'role', 'tabindex']) image.removeAttribute(name);
    });
}

/** Pictures become buttons that enlarge them; a link around one would be a button in a button. */
function readyPictures(root: Element, lang: string, messages: Messages): void {
  for (const link of root.querySelectorAll('a:has(img)'))
    if (!link.textContent?.trim()) link.replaceWith(...link.childNodes);
  for (const image of root.querySelectorAll('img[src]')) {
    image.setAttribute('tabindex', '0');
    image.setAttribute('role', 'button');
    image.setAttribute('aria-haspopup', 'dialog');
    const alt = image.getAttribute('alt')?.trim();
    // Words of the page are read out in their own language, ours in the interface's.
    image.setAttribute('lang', alt ? textLanguage(alt, lang) : document.documentElement.lang);
    image.setAttribute('aria-label', alt || messages('reader_enlarge'));
  }
}

function TranslationContent({ block, index, cells }: CellProps): JSX.Element {
  const { store, light, target, missing, messages } = cells;
  const credit = cells.credits.get(index);
  const dir = languageDirection(target);
  const [sentences, setSentences] = useState(() => store.of(index));
  // Before the page is painted: the first sentence may come in between.
  useLayoutEffect(() => {
    setSentences(store.of(index));
    return store.subscribe(index, () => setSentences(store.of(index)));
  }, [store, index]);
  const translated = useMemo(() => {
    const made = translatedBlock(blockTemplate(block), sentences, { missing, dir });
    void dress(block, made.root, messages);
    return made;
  }, [block, sentences, missing, dir, messages]);
  const content = useMemo(() => {
    const [, rest] = splitPicture(block, translated.root);
    return withCredit(wrapWideBoxes(rest, messages('reader_sideways')), credit);
  }, [block, translated, credit, messages]);
  const onPlaced = useCallback(
    () => light.addTranslation(index, translated.placed),
    [light, index, translated],
  );
  const isInTarget =
    sentences.length > 0 || missing === 'waiting' || isBareCard(block, translated.root);
  return (
    <ArticleHtml
      class="cell translation"
      content={content}
      lang={sentences.length > 0 ? target : block.lang}
      dir={isInTarget ? dir : block.dir}
      {...(sentences.length === 0 && missing === 'waiting' ? { 'aria-hidden': true } : {})}
      onPlaced={onPlaced}
    />
  );
}
