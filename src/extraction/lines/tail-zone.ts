import { givenLinks } from '../content/link-runs.ts';
import type { Facts } from '../metadata/facts.ts';
import { dropLines, keepLines } from '../removals.ts';
import { ruleFor } from './condition.ts';
import { cutAtEnding } from './end-labels.ts';
import { namesOf } from './head-zone.ts';
import type { Line } from './line.ts';
import { isQuestion } from './sentence.ts';
import { opensWithTrade } from './sign-offs.ts';
import { isNamed, isSignature } from './signatures.ts';
import { lastLineRules, tailRules } from './tail-rules.ts';
import { sources } from './wording.ts';

/** Drops what stands below an article's last running text, and all that follows a label such as "Comments". */
export function dropTailClutter(lines: readonly Line[], facts: Facts): Line[] {
  const home = lines.find((line) => line.prose)?.parent;
  const place = { facts, home, names: namesOf(facts) };
  const named = keepLines(lines, withoutWriter(lines, home), 'writer', 'tail');
  const kept = keepLines(named, cutAtEnding(named), 'behind-end-label', 'tail');
  const given = new Set([...givenLinks(kept), ...answersIn(kept)]);
  const tailRule = (line: Line): string | undefined =>
    given.has(line) || /^(?:picture|embed|code)$/.test(line.kind)
      ? undefined
      : ruleFor(tailRules, line, place);
  const lastLineRule = (line: Line): string | undefined =>
    tailRule(line) ?? (given.has(line) ? undefined : ruleFor(lastLineRules, line, place));
  const rules = new Map<Line, string>();
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const line = kept[at];
    const rule = line && (lastLineRule(line) ?? belowRule(line, kept[at - 1]));
    if (!rule) break;
    rules.set(line, rule);
  }
  const text = dropLines(kept, 'tail', (line) => rules.get(line));
  const labels = dropTailLabels(text, (line) => !tailRule(line));
  return keepLines(text, labels, 'label-behind-text', 'tail');
}

/** What stands right below the questions of an interview, however short it is; nothing where there is one question only. */
function answersIn(lines: readonly Line[]): Line[] {
  const answers = lines.filter((_, at) => {
    const { kind, text } = lines[at - 1] ?? {};
    return kind === 'heading' && isQuestion(text ?? '');
  });
  return answers.length > 1 ? answers : [];
}

/** The rule by which a last line is the site's below another. */
function belowRule(line: Line, before: Line | undefined): string | undefined {
  if (isSignature(line, before)) return 'signature';
  return isNamedSource(line, before) ? 'source' : undefined;
}

/** A name below the label "Source". */
function isNamedSource({ kind, words, endsSentence }: Line, before: Line | undefined): boolean {
  if (kind !== 'paragraph' || words.length > 6 || endsSentence) return false;
  return before?.kind === 'paragraph' && sources.is(before.key);
}

/** Without a name that stands alone in a box of its own, the only one that does, and what is said below it: "A journalist in Amman who writes about …". */
function withoutWriter(lines: readonly Line[], home: Element | undefined): readonly Line[] {
  const isWriter = ({ kind }: Line, note: Line | undefined): boolean =>
    note !== undefined &&
    note.parent !== home &&
    /^(?:paragraph|heading)$/.test(kind) &&
    note.kind === 'paragraph' &&
    note.words.length <= 40 &&
    opensWithTrade(note.key);
  const names = lines.filter((line, index) => isNamed(line) && isWriter(line, lines[index + 1]));
  const [name] = names;
  if (!name || names.length > 1) return lines;
  const note = lines[lines.indexOf(name) + 1];
  return lines.filter((line) => line !== name && line !== note);
}

/** Labels and links that stand between the last running text and pictures below it. */
function dropTailLabels(lines: readonly Line[], isKept: (line: Line) => boolean): Line[] {
  const last = lines.findLastIndex((line) => line.prose);
  return lines.filter((line, index) => {
    if (index <= last || isKept(line)) return true;
    // A heading over short lines of the text, be there a picture between: "24 carats" over the price.
    const next = lines.slice(index + 1).find(({ kind }) => kind !== 'picture');
    return (
      line.kind === 'heading' &&
      line.linked < 0.1 &&
      next !== undefined &&
      isText(next) &&
      isKept(next)
    );
  });
}

function isText({ kind }: Line): boolean {
  return /^(?:paragraph|list|table|quote)$/.test(kind);
}
