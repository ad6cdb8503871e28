import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { MarksProps } from './marks.tsx';

/** Marks are a file of their own, loaded when they are first needed. */
const load = () => import('./show-marks.tsx');

/** The place of an article's marks in the reader. */
export function MarksHost(props: MarksProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = host;
    let isLatest = true;
    void load().then(({ showMarks }) => current && isLatest && showMarks(current, props));
    return () => {
      isLatest = false;
    };
  });
  useEffect(() => {
    const { current } = host;
    return () => void load().then(({ showMarks }) => current && showMarks(current, undefined));
  }, []);
  return <div ref={host} />;
}
