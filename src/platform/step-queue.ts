/** Runs steps one after another, so that none overwrites what another keeps; a step that fails does not hold up the next. */
export function queueOfSteps(): <T>(step: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const done = last.then(step);
    last = done.catch(() => undefined);
    return done;
  };
}
