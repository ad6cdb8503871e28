import { createHash } from 'node:crypto';

/** What is kept of the results with one vocabulary: a hash of each hundred lines. */
export interface KeptResults {
  /** Of the ids that the lines are cut into. */
  readonly encoded: readonly string[];
  /** Of the texts that those ids are decoded to. */
  readonly decoded: readonly string[];
  /** Of the texts that ids as no text gives them are decoded to. */
  readonly fromIds: readonly string[];
}

const CHUNK = 100;

/** A hash of each hundred lines of a list. */
export function chunkHashes(lines: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, index) =>
    createHash('sha256')
      .update(lines.slice(index * CHUNK, (index + 1) * CHUNK).join('\n'))
      .digest('base64')
      .slice(0, 8),
  );
}
