import type { JSX } from 'preact';
import type { Passage } from '../../../library/search/search.ts';
import { IsolatedText, type LitRange } from '../../shared/isolated-text.tsx';

/** The passage that a query found, with its words lit. */
export function LibraryPassage({ passage }: { readonly passage: Passage }): JSX.Element {
  const lit: LitRange[] = [];
  let text = '';
  for (const part of passage.parts) {
    const start = text.length;
    text += part.text;
    if (part.isMatch) lit.push({ start, end: text.length });
  }
  return (
    <p class="library-excerpt" lang={passage.lang} dir={passage.dir}>
      <IsolatedText text={text} dir={passage.dir} lit={lit} />
    </p>
  );
}
