import type { JSX } from 'preact';
import type { Passage } from '../../library/search.ts';

/** The passage that a query found, with its words lit. */
export function LibraryPassage({ passage }: { readonly passage: Passage }): JSX.Element {
  return (
    <p class="library-excerpt" lang={passage.lang} dir={passage.dir}>
      {passage.parts.map(({ text, isMatch }, at) =>
        isMatch ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </p>
  );
}
