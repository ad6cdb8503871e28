/** The lock of whoever speaks. */
const name = 'listening';

/** Takes the right to speak from any other window of Warraq, and tells when another takes it; gives the way to return it. */
export function takeTurn(onTaken: () => void): () => void {
  let giveBack = (): void => undefined;
  const kept = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  navigator.locks.request(name, { steal: true }, () => kept).catch(onTaken);
  return giveBack;
}
