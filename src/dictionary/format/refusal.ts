/**
 * Why a file was not taken as a dictionary: it is none; it is in an older or newer format; it is damaged; it holds more than
 * is taken; the same one is there already; the disk is full.
 */
export type RefusalReason =
  | 'not-a-dictionary'
  | 'other-format'
  | 'damaged'
  | 'too-large'
  | 'there-already'
  | 'full-disk';

/** Thrown where a file cannot be taken as a dictionary; nothing of it is kept. */
export class DictionaryRefusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(`the dictionary was refused: ${reason}`, options);
    this.name = 'DictionaryRefusal';
    this.reason = reason;
  }
}
