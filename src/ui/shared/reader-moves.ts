/** What a reader does to go elsewhere. */
const moves = ['wheel', 'pointerdown', 'keydown'] as const;

/** A signal that aborts as soon as the reader goes elsewhere, or with another signal. */
export function readerMoves(leaving: AbortSignal): AbortSignal {
  const over = new AbortController();
  const until = AbortSignal.any([leaving, over.signal]);
  for (const move of moves)
    addEventListener(move, () => over.abort(), { capture: true, passive: true, signal: until });
  return until;
}
