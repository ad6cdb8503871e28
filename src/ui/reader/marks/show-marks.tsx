import { render } from 'preact';
import { Marks, type MarksProps } from './marks.tsx';

/** Shows what belongs to an article's marks in a host, or takes it away where nothing is given. */
export function showMarks(host: Element, props: MarksProps | undefined): void {
  render(props ? <Marks {...props} /> : null, host);
}
