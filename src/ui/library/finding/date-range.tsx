import type { JSX } from 'preact';
import { ownTime } from '../../../article/page-date.ts';
import type { ListFilter } from '../../../library/lists/list.ts';
import { dayOf } from '../../../library/search/query-text.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';

interface RangeProps {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly messages: Messages;
}

const day = 86_400_000;

const spans: readonly (readonly [MessageName, number])[] = [
  ['dates_today', 1],
  ['dates_week', 7],
  ['dates_month', 30],
  ['dates_year', 365],
];

/** Narrows the list to the articles of some days: by a click, or from one day to another. */
export function DateRange({ filter, onFilter, messages }: RangeProps): JSX.Element {
  const { after, before, ...others } = filter;
  const today = Math.floor(ownTime(Date.now()) / day) * day;
  const choose = (from: number | undefined, to: number | undefined): void =>
    onFilter({
      ...others,
      ...(from !== undefined && { after: from }),
      ...(to !== undefined && { before: to }),
    });
  const timeOf = (value: string): number | undefined => (value ? Date.parse(value) : undefined);
  const isNarrowed = after !== undefined || before !== undefined;
  return (
    <details class="library-dates">
      <summary>{messages('dates_title')}</summary>
      <p class="library-spans">
        {spans.map(([name, days]) => {
          const from = today - (days - 1) * day;
          return (
            <button
              type="button"
              key={name}
              class="button"
              aria-pressed={after === from && before === undefined}
              onClick={() => choose(from, undefined)}
            >
              {messages(name)}
            </button>
          );
        })}
      </p>
      <label>
        <span>{messages('dates_from')}</span>
        <input
          type="date"
          class="field"
          value={after === undefined ? '' : dayOf(after)}
          onChange={(event) => choose(timeOf(event.currentTarget.value), before)}
        />
      </label>
      <label>
        <span>{messages('dates_to')}</span>
        <input
          type="date"
          class="field"
          value={before === undefined ? '' : dayOf(before - day)}
          onChange={(event) => {
            const to = timeOf(event.currentTarget.value);
            choose(after, to === undefined ? undefined : to + day);
          }}
        />
      </label>
      {isNarrowed && (
        <button type="button" class="button" onClick={() => choose(undefined, undefined)}>
          {messages('dates_any')}
        </button>
      )}
    </details>
  );
}
