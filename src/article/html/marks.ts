/** An inline element laid over a stretch of a text. */
export interface Mark {
  /** UTF-16 offsets into the text; equal for an element without text, such as `<br>`. */
  readonly start: number;
  readonly end: number;
  /** Index of the element among its segment's inline elements, in document order. */
  readonly element: number;
}

/** A text with its inline elements beside it, outer before inner: no HTML, so nothing in it can become markup. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}
