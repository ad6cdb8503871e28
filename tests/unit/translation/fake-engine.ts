import type { Engine, EngineId, Limits, Session } from '../../../src/translation/engine.ts';

/** An engine for tests: translates by a function, notes what it was asked. */
export function fakeEngine(
  id: EngineId,
  translate: Session['translate'],
  more: Partial<Engine> & { limits?: Limits } = {},
): Engine & { readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  return {
    id,
    limits: { texts: 4, characters: 1000, parallel: 1, format: 'html' },
    hosts: () => [],
    availability: async () => 'ready',
    open: async () => ({
      model: '1',
      translate(texts, signal, context) {
        asked.push(texts);
        return translate(texts, signal, context);
      },
      close: () => {},
    }),
    ...more,
    asked,
  };
}
