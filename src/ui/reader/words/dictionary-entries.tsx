import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { sanitizedFragment } from '../../../article/html/sanitize.ts';
import { definitionHtml, formOf } from '../../../dictionary/format/definition-html.ts';
import type { FoundEntry } from '../../../dictionary/look-up.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { IsolatedText } from '../../shared/isolated-text.tsx';

interface EntriesProps {
  readonly entries: readonly FoundEntry[];
  readonly messages: Messages;
}

/** Entries of dictionaries: the word as they write it, how it is spoken, and what it means. */
export function DictionaryEntries({ entries, messages }: EntriesProps): JSX.Element {
  return (
    <>
      {entries.map((found, at) => (
        <Entry key={at} found={found} messages={messages} />
      ))}
    </>
  );
}

function Entry({ found, messages }: { readonly found: FoundEntry; readonly messages: Messages }) {
  const { entry, dictionary, tags, facts } = found;
  const spoken = facts.flatMap(({ pronunciations = [] }) => pronunciations);
  const frequency = facts.find((fact) => fact.frequency)?.frequency;
  return (
    <article class="word-entry">
      <h3>
        <bdi lang="ar">{entry.reading || entry.term}</bdi>
        {spoken.length > 0 && (
          <span class="word-spoken" lang="und-fonipa" dir="ltr">
            {spoken.slice(0, 2).join(' ')}
          </span>
        )}
      </h3>
      <p class="word-tags">
        {entry.tags.map((tag) => (
          <span key={tag} class="word-tag" title={tags.find(({ name }) => name === tag)?.notes}>
            {tag}
          </span>
        ))}
        {frequency && <span>{messages('word_frequency', frequency)}</span>}
      </p>
      <ol class="word-definitions" dir="auto">
        {entry.definitions.map((definition, at) => (
          <Definition key={at} definition={definition} />
        ))}
      </ol>
      <p class="word-source">
        <IsolatedText text={dictionary.index.title} dir={messages.dir} />
      </p>
    </article>
  );
}

function Definition({ definition }: { readonly definition: unknown }): JSX.Element | null {
  const html = useMemo(() => definitionHtml(definition), [definition]);
  const host = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => host.current?.replaceChildren(sanitizedFragment(html)), [html]);
  const referred = useMemo(() => formOf(definition), [definition]);
  if (referred)
    return (
      <li>
        {referred.forms.join(', ')} ← <bdi lang="ar">{referred.term}</bdi>
      </li>
    );
  return html ? <li ref={host} /> : null;
}
