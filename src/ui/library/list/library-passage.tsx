import type { JSX } from 'preact';
import type { Passage } from '../../../library/search/search.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { IsolatedText, type LitRange } from '../../shared/isolated-text.tsx';

interface PassageProps {
  readonly passage: Passage;
  readonly messages: Messages;
}

/** The passage that a query found, with its words lit; of a note it is said that it is one. */
export function LibraryPassage({ passage, messages }: PassageProps): JSX.Element {
  const lit: LitRange[] = [];
  let text = '';
  for (const part of passage.parts) {
    const start = text.length;
    text += part.text;
    if (part.isMatch) lit.push({ start, end: text.length });
  }
  return (
    <>
      {passage.isNote && (
        <p class="library-note-label" lang={messages.language} dir={messages.dir}>
          {messages('library_note_found')}
        </p>
      )}
      <p class="library-excerpt" lang={passage.lang} dir={passage.dir}>
        <IsolatedText text={text} dir={passage.dir} lit={lit} />
      </p>
    </>
  );
}
