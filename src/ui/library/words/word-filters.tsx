import type { JSX } from 'preact';
import type { WordChoices, WordFilter } from '../../../library/words/find-words.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { Icon } from '../../shared/icons.tsx';
import { DateRange } from '../finding/date-range.tsx';

interface FiltersProps {
  readonly choices: WordChoices;
  readonly filter: WordFilter;
  readonly onFilter: (filter: WordFilter) => void;
  readonly messages: Messages;
}

/** The field in which words are searched, and what narrows the list: an article, a tag, days. */
export function WordFilters({ choices, filter, onFilter, messages }: FiltersProps): JSX.Element {
  const { articles, tags } = choices;
  const { after, before, ...others } = filter;
  const days = {
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  };
  return (
    <search class="word-filters">
      <label class="library-search">
        <Icon name="find" />
        <input
          type="search"
          dir="auto"
          value={filter.query ?? ''}
          placeholder={messages('words_search')}
          aria-label={messages('words_search')}
          onInput={(event) => onFilter({ ...filter, query: event.currentTarget.value })}
        />
      </label>
      <Choice
        name={messages('words_article')}
        all={messages('library_all')}
        value={filter.articleId}
        choices={articles.map(({ id, title, count }) => [id, title, count])}
        messages={messages}
        onChoice={(articleId) => onFilter(withChoice(filter, { articleId }))}
      />
      {tags.length > 0 && (
        <Choice
          name={messages('words_tag')}
          all={messages('words_all_tags')}
          value={filter.tag}
          choices={tags.map(({ tag, count }) => [tag, tag, count])}
          messages={messages}
          onChoice={(tag) => onFilter(withChoice(filter, { tag }))}
        />
      )}
      <DateRange
        filter={days}
        messages={messages}
        onFilter={(range) =>
          onFilter({
            ...others,
            ...(range.after !== undefined && { after: range.after }),
            ...(range.before !== undefined && { before: range.before }),
          })
        }
      />
    </search>
  );
}

/** A filter with another choice, without what is undefined in it. */
function withChoice(
  filter: WordFilter,
  choice: { readonly articleId?: string | undefined; readonly tag?: string | undefined },
): WordFilter {
  const entries = Object.entries({ ...filter, ...choice });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

interface ChoiceProps {
  readonly name: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, text: string, count: number])[];
  readonly messages: Messages;
  readonly onChoice: (value: string | undefined) => void;
}

function Choice({ name, all, value, choices, messages, onChoice }: ChoiceProps): JSX.Element {
  const numbers = new Intl.NumberFormat(messages.language);
  return (
    <select
      class="field"
      aria-label={name}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChoice(currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {choices.map(([choice, text, count]) => (
        <option key={choice} value={choice}>
          {`${text} (${numbers.format(count)})`}
        </option>
      ))}
    </select>
  );
}
