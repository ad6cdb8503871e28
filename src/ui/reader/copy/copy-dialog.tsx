import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { languageDirection } from '../../../article/text/language.ts';
import type { ExportBlock, ExportContent } from '../../../library/export/parts.ts';
import {
  type CopiedBlocks,
  copiedMarkdown,
  copiedText,
  richText,
  sourceBlocks,
} from '../../../library/export/rich-text.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import type { TranslatedSentence } from '../../../translation/translation.ts';
import { exportedArticle } from '../../shared/export/prepare.ts';
import { remembered } from '../../shared/remembered.ts';
import { ShareDialog } from '../../shared/share-dialog.tsx';
import { type Copied, writeClipboard } from '../../shared/write-clipboard.ts';

type Content = ExportContent | 'selection';

const forms = [
  ['rich', 'copy_rich'],
  ['plain', 'copy_plain'],
  ['markdown', 'copy_markdown'],
] as const;
type Form = (typeof forms)[number][0];

const lastForm = remembered<Form>('copy-form', ['rich', 'plain', 'markdown']);
const lastContent = remembered<ExportContent>('copy-content', ['both', 'original', 'translation']);
const lastSource = remembered<'with' | 'without'>('copy-source', ['with', 'without']);

interface CopyProps {
  readonly article: Article;
  readonly sentences: readonly TranslatedSentence[];
  /** Language of the translation, as a BCP 47 tag. */
  readonly target: string;
  readonly selected?: readonly ExportBlock[];
  readonly messages: Messages;
  readonly onClose: () => void;
  readonly onDone: (word: MessageName) => void;
}

/** Asks what of an article is to be copied, and as what; the choice is kept for the next time. */
export function CopyDialog(props: CopyProps): JSX.Element {
  const { sentences, selected, messages, onClose, onDone } = props;
  const isTranslated = sentences.length > 0;
  const [content, setContent] = useState<Content>(() => firstContent(isTranslated, selected));
  const [form, setForm] = useState<Form>(lastForm.get() ?? 'rich');
  const [isWithSource, setWithSource] = useState(lastSource.get() !== 'without');
  const [isFailed, setFailed] = useState(false);
  const contents = contentsOf(isTranslated, selected);
  const copy = (): void => {
    lastForm.set(form);
    lastSource.set(isWithSource ? 'with' : 'without');
    if (content !== 'selection' && isTranslated) lastContent.set(content);
    writeClipboard(copiedAs(form, copiedBlocks(props, content, isWithSource))).then(
      () => {
        onClose();
        onDone('copy_done');
      },
      () => setFailed(true),
    );
  };
  return (
    <ShareDialog title={messages('copy_title')} messages={messages} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          copy();
        }}
      >
        {contents.length > 1 && (
          <Choice
            legend={messages('copy_content')}
            {...{ messages, choices: contents, chosen: content, onChoose: setContent }}
          />
        )}
        <Choice
          legend={messages('copy_form')}
          {...{ messages, choices: forms, chosen: form, onChoose: setForm }}
        />
        <label class="share-row">
          <input
            type="checkbox"
            checked={isWithSource}
            onChange={(event) => setWithSource(event.currentTarget.checked)}
          />
          {messages('copy_with_source')}
        </label>
        {isFailed && <p role="alert">{messages('copy_failed')}</p>}
        <div class="share-buttons">
          <button type="submit" class="button primary">
            {messages('copy_action')}
          </button>
          <button type="button" class="button quiet" onClick={onClose}>
            {messages('library_cancel')}
          </button>
        </div>
      </form>
    </ShareDialog>
  );
}

type Choices<Value extends string> = readonly (readonly [Value, MessageName])[];

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly messages: Messages;
  readonly choices: Choices<Value>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({
  legend,
  messages,
  choices,
  chosen,
  onChoose,
}: ChoiceProps<Value>): JSX.Element {
  return (
    <fieldset class="share-choice">
      <legend>{legend}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={legend}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          {messages(label)}
        </label>
      ))}
    </fieldset>
  );
}

function contentsOf(isTranslated: boolean, selected: CopyProps['selected']): Choices<Content> {
  return [
    ...(selected ? ([['selection', 'copy_selection']] as const) : []),
    ...(isTranslated ? ([['both', 'library_export_both']] as const) : []),
    ['original', 'library_export_original'],
    ...(isTranslated ? ([['translation', 'library_export_translation']] as const) : []),
  ];
}

function firstContent(isTranslated: boolean, selected: CopyProps['selected']): Content {
  if (selected) return 'selection';
  return isTranslated ? (lastContent.get() ?? 'both') : 'original';
}

function copiedBlocks(
  { article, sentences, target, selected = [] }: CopyProps,
  content: Content,
  isWithSource: boolean,
): CopiedBlocks {
  const source = isWithSource ? sourceBlocks(article) : [];
  const blocks =
    content === 'selection'
      ? selected
      : exportedArticle({ article, sentences }, { content, target }).blocks;
  return { blocks: [...blocks, ...source], target, targetDir: languageDirection(target) };
}

function copiedAs(form: Form, blocks: CopiedBlocks): Copied {
  if (form === 'markdown') return { plain: copiedMarkdown(blocks) };
  const plain = copiedText(blocks);
  return form === 'plain' ? { plain } : { plain, html: richText(blocks) };
}
