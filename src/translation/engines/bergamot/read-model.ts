import type { ModelFiles } from '../../../marian/translator.ts';
import { createModelMemory, type ModelMemory } from '../../../marian/workspace.ts';
import type { ModelBlobs } from './engine-worker.ts';
import { modelFiles, type StoredFile } from './models/files.ts';
import type { EarlyModel } from './protocol.ts';
import { readFile } from './read-file.ts';

async function bytesOf(file: StoredFile): Promise<Uint8Array> {
  let bytes = new Uint8Array();
  await readFile(file, (size) => {
    bytes = new Uint8Array(size);
    return bytes;
  });
  return bytes;
}

async function inMemory(file: StoredFile): Promise<ModelMemory> {
  let memory = createModelMemory(0);
  await readFile(file, (size) => {
    memory = createModelMemory(size);
    return memory.space.bytes(memory.at, size);
  });
  return memory;
}

async function stored(hash: string): Promise<StoredFile> {
  const file = await modelFiles.find(hash);
  if (!file) throw new Error('a file of the model is gone');
  return file;
}

/** Reads a model's files out of the models' folder. */
export async function foundFiles({ key, model, vocabs }: EarlyModel): Promise<ModelFiles> {
  const [file, ...others] = await Promise.all([model, ...vocabs].map(stored));
  if (!file) throw new Error(`${key} has no files`);
  return filesOf({ model: file, vocabs: others });
}

/** Reads a model's files, the model straight into the engine's memory. */
export async function filesOf({ model, vocabs }: ModelBlobs): Promise<ModelFiles> {
  const [memory, vocabularies] = await Promise.all([
    inMemory(model),
    Promise.all(vocabs.map(bytesOf)),
  ]);
  return { model: memory, vocabularies };
}
