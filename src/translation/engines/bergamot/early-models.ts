import type { LanguagePair } from '../../engine.ts';
import type { ModelFile } from './models/model-entry.ts';
import { modelKey, modelPath } from './models/model-path.ts';
import { modelStore } from './models/store.ts';
import type { EarlyModel } from './protocol.ts';

/** The downloaded models that lead from one language to another, as a worker finds them by itself. */
export async function earlyModels(pair: LanguagePair): Promise<readonly EarlyModel[]> {
  const path = modelPath(pair, await modelStore.models()) ?? [];
  return path.map((entry) => {
    const hashes = (of: (type: ModelFile['type']) => boolean): string[] =>
      entry.files.filter(({ type }) => of(type)).map(({ hash }) => hash);
    const [model = ''] = hashes((type) => type === 'model');
    // The source's vocabulary comes before the target's: so are their types in order.
    const vocabs = ['vocab', 'srcvocab', 'trgvocab'].flatMap((wanted) =>
      hashes((type) => type === wanted),
    );
    return { key: modelKey(entry), model, vocabs };
  });
}
