import type { ComponentChild, JSX } from 'preact';
import type { Direction } from '../../article/model.ts';
import { isolatesOf } from '../render/isolate.ts';

/** A stretch of a text (UTF-16 offsets) that is lit. */
export interface LitRange {
  readonly start: number;
  readonly end: number;
}

interface IsolatedProps {
  readonly text: string;
  /** Direction of what stands around the text. */
  readonly dir: Direction;
  /** What is lit in it, in order. */
  readonly lit?: readonly LitRange[];
}

/** A page's plain text in the interface, with what runs the other way kept apart. */
export function IsolatedText({ text, dir, lit = [] }: IsolatedProps): JSX.Element {
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const isolate of isolatesOf(text, dir)) {
    parts.push(...stretch(text, at, isolate.start, lit));
    parts.push(<bdi dir={isolate.dir}>{stretch(text, isolate.start, isolate.end, lit)}</bdi>);
    at = isolate.end;
  }
  return (
    <>
      {parts}
      {stretch(text, at, text.length, lit)}
    </>
  );
}

/** A part of a text, with marks around what is lit in it. */
function stretch(
  text: string,
  ...[from, to, lit]: [number, number, readonly LitRange[]]
): ComponentChild[] {
  const parts: ComponentChild[] = [];
  let at = from;
  for (const { start, end } of lit) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (last <= first) continue;
    parts.push(text.slice(at, first), <mark>{text.slice(first, last)}</mark>);
    at = last;
  }
  parts.push(text.slice(at, to));
  return parts;
}
