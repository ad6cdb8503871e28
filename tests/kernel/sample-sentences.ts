import { readFileSync } from 'node:fs';

const FOLDER = 'tests/sample-model';

/** The sample model's invented sentences, with the translations that it must give. */
export function samplePairs(): readonly { readonly arabic: string; readonly english: string }[] {
  return readFileSync(`${FOLDER}/data/pairs.tsv`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, arabic = '', english = ''] = line.split('\t');
      return { arabic: arabic.replaceAll('|', ' '), english: english.replace(/\{\d+\}/g, '') };
    });
}

/** The sample model's files as openEnginePage() serves them. */
export const sampleModel = () => ({
  'sample.bin': readFileSync(`${FOLDER}/model/model.bin`),
  'sample.spm': readFileSync(`${FOLDER}/model/vocab.spm`),
});
