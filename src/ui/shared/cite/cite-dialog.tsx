import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { bibtex } from '../../../library/citation/bibtex.ts';
import type { Citable } from '../../../library/citation/citable.ts';
import { type CitationStyle, citationStyles } from '../../../library/citation/citation-style.ts';
import { cslJson } from '../../../library/citation/csl-json.ts';
import { ris } from '../../../library/citation/ris.ts';
import { fileName } from '../../../library/export/file-name.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { download, textFile } from '../download.ts';
import { remembered } from '../remembered.ts';
import { ShareDialog, showDialog } from '../share-dialog.tsx';
import { writeClipboard } from '../write-clipboard.ts';

const styleNames: Readonly<Record<CitationStyle, string>> = {
  chicago: 'Chicago',
  apa: 'APA',
  mla: 'MLA',
};

const files = [
  ['CSL-JSON', 'json', 'application/vnd.citationstyles.csl+json', cslJson],
  ['RIS', 'ris', 'application/x-research-info-systems', ris],
  ['BibTeX', 'bib', 'application/x-bibtex', bibtex],
] as const;

const lastStyle = remembered<CitationStyle>('citation-style', citationStyles);

/** Shows how articles are cited, over the page. */
export function showCiteDialog(list: readonly Citable[], messages: Messages): Promise<void> {
  return showDialog((onClose) => <CiteDialog list={list} messages={messages} onClose={onClose} />);
}

interface CiteProps {
  readonly list: readonly Citable[];
  readonly messages: Messages;
  readonly onClose: () => void;
}

function CiteDialog({ list, messages, onClose }: CiteProps): JSX.Element {
  const [style, setStyle] = useState(lastStyle.get() ?? 'chicago');
  const [said, setSaid] = useState<MessageName>();
  const { entries, isFailed } = useBibliography(list, style, messages);
  const [first] = list;
  const save = (...[, ending, type, write]: (typeof files)[number]): void => {
    const name = list.length === 1 && first ? first.title : messages('cite_title');
    download(textFile(fileName(name, ending), write(list), type));
  };
  const copy = (): void => {
    const copied = writeClipboard({ html: richOf(entries ?? []), plain: plainOf(entries ?? []) });
    copied.then(
      () => setSaid('cite_copied'),
      () => setSaid('cite_copy_failed'),
    );
  };
  return (
    <ShareDialog title={messages('cite_title')} messages={messages} onClose={onClose}>
      <label class="share-row">
        {messages('cite_style')}
        <select
          class="field"
          value={style}
          onChange={(event) => {
            const chosen = event.currentTarget.value as CitationStyle;
            lastStyle.set(chosen);
            setStyle(chosen);
          }}
        >
          {citationStyles.map((name) => (
            <option key={name} value={name}>
              {styleNames[name]}
            </option>
          ))}
        </select>
      </label>
      <ul class="cite-preview" aria-label={messages('cite_preview')}>
        {entries?.map((entry) => (
          <Entry key={entry.outerHTML} entry={entry} />
        ))}
      </ul>
      {isFailed && <p role="alert">{messages('cite_failed')}</p>}
      <div class="share-buttons">
        <button type="button" class="button primary" disabled={!entries?.length} onClick={copy}>
          {messages('cite_copy')}
        </button>
        <p role="status">{said && messages(said)}</p>
      </div>
      <fieldset class="share-buttons">
        <legend>{messages('cite_files')}</legend>
        {files.map((file) => (
          <button type="button" key={file[0]} class="button" onClick={() => save(...file)}>
            {file[0]}
          </button>
        ))}
      </fieldset>
      <p class="cite-credit">
        <a href="https://citationstyles.org/" target="_blank" rel="noopener noreferrer">
          {messages('cite_credit')}
        </a>
      </p>
    </ShareDialog>
  );
}

interface Bibliography {
  readonly entries?: readonly HTMLElement[];
  readonly isFailed: boolean;
}

/** The articles in a style; the processor and its styles are loaded now, since few readers ever cite. */
function useBibliography(
  list: readonly Citable[],
  style: CitationStyle,
  { language }: Messages,
): Bibliography {
  const [made, setMade] = useState<Bibliography>({ isFailed: false });
  useEffect(() => {
    let isCurrent = true;
    const make = async (): Promise<void> => {
      const { bibliography } = await import('../../../library/citation/bibliography.ts');
      const entries = bibliography(list, style, language === 'ar' ? 'ar' : 'en');
      if (isCurrent) setMade({ entries, isFailed: false });
    };
    make().catch(() => isCurrent && setMade({ isFailed: true }));
    return () => {
      isCurrent = false;
    };
  }, [list, style, language]);
  return made;
}

function Entry({ entry }: { readonly entry: Element }): JSX.Element {
  const host = useRef<HTMLLIElement>(null);
  useEffect(() => host.current?.replaceChildren(entry.cloneNode(true)), [entry]);
  return <li ref={host} />;
}

function richOf(entries: readonly HTMLElement[]): string {
  return entries.map((entry) => entry.outerHTML).join('\n');
}

function plainOf(entries: readonly Element[]): string {
  return entries.map((entry) => entry.textContent?.trim() ?? '').join('\n\n');
}
