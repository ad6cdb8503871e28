import type { ComponentChild, JSX } from 'preact';
import type { Direction } from '../../article/article.ts';
import { isolatesOf } from './isolate.ts';

interface IsolatedProps {
  readonly text: string;
  /** Direction of what stands around the text. */
  readonly dir: Direction;
}

/** A page's plain text in the interface, with what runs the other way kept apart. */
export function IsolatedText({ text, dir }: IsolatedProps): JSX.Element {
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const isolate of isolatesOf(text, dir)) {
    parts.push(text.slice(at, isolate.start));
    parts.push(<bdi dir={isolate.dir}>{text.slice(isolate.start, isolate.end)}</bdi>);
    at = isolate.end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
