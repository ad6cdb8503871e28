import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dateText } from '../../article/page-date.ts';
import type {
  BlockChange,
  Comparison,
  FactChange,
} from '../../library/compare/compare-articles.ts';
import type { ComparableVersion } from '../../library/versions/versions.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import { Notice } from '../shared/notice.tsx';
import { Change, ChangedBlock, SameBlocks } from './changed-block.tsx';
import { ChangedText, ChangedTranslation } from './changed-text.tsx';
import { type ComparedVersions, translatedTitle, useComparison } from './use-comparison.ts';

interface CompareProps {
  readonly id: string;
  /** BCP 47 tag of the language that the reader translates into. */
  readonly language: string;
  readonly messages: Messages;
}

/** Shows what changed between two versions of a saved article. */
export function ComparePage({ id, language, messages }: CompareProps): JSX.Element {
  const [exact, setExact] = useState(false);
  const compared = useComparison(id, language, exact);
  const main = useRef<HTMLElement>(null);
  const { status, comparison, versions } = compared;
  if (status === 'missing')
    return (
      <main class="compare">
        <h1>{messages('compare_title')}</h1>
        <Notice kind="error" text={messages('compare_missing')} />
      </main>
    );
  return (
    <main class="compare" ref={main}>
      <header>
        <h1>{messages('compare_title')}</h1>
        <p>
          <a href={`reader.html?id=${id}`}>{messages('compare_read')}</a>
        </p>
        {status === 'ready' && versions.length < 2 && (
          <Notice text={messages('compare_one_version')} />
        )}
        {versions.length > 1 && <VersionChoice compared={compared} messages={messages} />}
        <label class="compare-exact">
          <input
            type="checkbox"
            checked={exact}
            onChange={(event) => setExact(event.currentTarget.checked)}
          />
          {messages('compare_exact')}
        </label>
      </header>
      {comparison && versions.length > 1 && (
        <>
          <ChangeKeys count={comparison.count} root={main} messages={messages} />
          <Changes compared={compared} comparison={comparison} messages={messages} />
        </>
      )}
    </main>
  );
}

interface PartProps {
  readonly compared: ComparedVersions;
  readonly messages: Messages;
}

function VersionChoice({ compared, messages }: PartProps): JSX.Element {
  const { versions, older, newer, choose } = compared;
  const choice = (label: MessageName, value: number, onChoose: (at: number) => void) => (
    <label>
      <span>{messages(label)}</span>
      <select
        class="field"
        value={value}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {versions.map((version, at) => (
          <option key={version.at} value={at} selected={at === value}>
            {versionName(version, messages)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="compare-choice">
      {choice('compare_older', older, (at) => choose(at, newer))}
      {choice('compare_newer', newer, (at) => choose(older, at))}
    </div>
  );
}

const roles = {
  earlier: 'compare_role_earlier',
  shown: 'compare_role_shown',
  update: 'compare_role_update',
} as const satisfies Record<ComparableVersion['role'], MessageName>;

function versionName({ at, role }: ComparableVersion, messages: Messages): string {
  const time = new Intl.DateTimeFormat(messages.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
  return `${time} – ${messages(roles[role])}`;
}

interface KeysProps {
  readonly count: number;
  readonly root: { readonly current: HTMLElement | null };
  readonly messages: Messages;
}

/** How many changes there are, and the way from one to the next: by buttons, or with N and P. */
function ChangeKeys({ count, root, messages }: KeysProps): JSX.Element {
  const go = (step: 1 | -1): void => {
    const places = [...(root.current?.querySelectorAll<HTMLElement>('.compare-change') ?? [])];
    const at = places.findIndex((place) => place.contains(document.activeElement));
    const next = at < 0 && step < 0 ? places.length - 1 : at + step;
    places[(next + places.length) % places.length]?.focus();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.matches('select, input');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.code === 'KeyN') go(1);
      if (event.code === 'KeyP') go(-1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return (
    <div class="compare-bar">
      <p role="status">
        {count ? messages.count('compare_changes', count) : messages('compare_no_changes')}
      </p>
      {count > 0 && (
        <>
          <button type="button" class="button" aria-keyshortcuts="P" onClick={() => go(-1)}>
            {messages('compare_previous')}
          </button>
          <button type="button" class="button" aria-keyshortcuts="N" onClick={() => go(1)}>
            {messages('compare_next')}
          </button>
        </>
      )}
    </div>
  );
}

interface ChangesProps extends PartProps {
  readonly comparison: Comparison;
}

function Changes({ compared, comparison, messages }: ChangesProps): JSX.Element | undefined {
  const { versions, older, newer, target, translated } = compared;
  const [one, other] = [versions[older], versions[newer]];
  if (!one || !other) return undefined;
  const { lang, dir } = other.article;
  const isTitleNew = comparison.title.some(({ kind }) => kind !== 'same');
  const title = (
    <div class={target ? 'compare-pair' : ''}>
      <h2 lang={lang} dir={dir}>
        <ChangedText words={comparison.title} messages={messages} />
      </h2>
      {target && (
        <ChangedTranslation
          older={translatedTitle(one, translated)}
          newer={translatedTitle(other, translated)}
          {...{ target, messages }}
        />
      )}
    </div>
  );
  return (
    <article class="compare-article">
      {isTitleNew ? (
        <Change label={messages('compare_headline')} kind="reworded">
          {title}
        </Change>
      ) : (
        title
      )}
      {comparison.facts.map((fact) => (
        <ChangedFact key={fact.name} fact={fact} messages={messages} />
      ))}
      {runsOf(comparison.blocks).map((run, at) =>
        run[0]?.kind === 'same' ? (
          <SameBlocks key={at} blocks={run} messages={messages} />
        ) : (
          run.map((change, place) => (
            <ChangedBlock key={`${at} ${place}`} {...compared} {...{ change, messages }} />
          ))
        ),
      )}
    </article>
  );
}

/** Blocks in runs of those that stayed and those that did not. */
function runsOf(blocks: readonly BlockChange[]): BlockChange[][] {
  const runs: BlockChange[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    const isAlike = (last?.[0]?.kind === 'same') === (block.kind === 'same');
    if (last && isAlike) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

const factNames = {
  byline: 'compare_byline',
  siteName: 'compare_site',
  publishedTime: 'compare_published',
  modifiedTime: 'compare_modified',
  leadPicture: 'compare_lead_picture',
} as const satisfies Record<FactChange['name'], MessageName>;

function ChangedFact({
  fact,
  messages,
}: {
  readonly fact: FactChange;
  readonly messages: Messages;
}) {
  const { name, older, newer } = fact;
  const show = (value: string): string => dateText(value, messages.language, 'long') ?? value;
  const words = [
    ...(older === undefined ? [] : [{ kind: 'removed' as const, text: `${show(older)} ` }]),
    ...(newer === undefined ? [] : [{ kind: 'added' as const, text: show(newer) }]),
  ];
  return (
    <Change label={messages(factNames[name])} kind="reworded">
      <p class="compare-fact" dir="auto">
        <ChangedText words={words} messages={messages} />
      </p>
    </Change>
  );
}
