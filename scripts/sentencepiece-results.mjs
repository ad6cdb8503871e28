// Writes what Debian's SentencePiece (package sentencepiece) makes of the test lines: tests/fixtures/sentencepiece/results.json.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTs } from './import-ts.mjs';

const tests = 'tests/unit/marian/sentencepiece';
const { LINE_COUNT, testIds, testLines } = await importTs(`${tests}/lines.ts`);
const { readVocabulary } = await importTs('src/marian/sentencepiece/vocabulary.ts');
const { testVocabularies } = await importTs(`${tests}/vocabularies.ts`);
const { chunkHashes } = await importTs(`${tests}/results.ts`);
const folder = mkdtempSync(join(tmpdir(), 'sentencepiece-'));

/** The lines that a command makes of lines. */
function run(command, model, format, lines) {
  const [input, output] = [join(folder, 'input'), join(folder, 'output')];
  writeFileSync(input, `${lines.join('\n')}\n`);
  execFileSync(command, [`--model=${model}`, format, `--input=${input}`, `--output=${output}`]);
  return readFileSync(output, 'utf8').split('\n').slice(0, -1);
}

const lines = testLines();
const results = {};
for (const { name, file, lines: count } of testVocabularies(LINE_COUNT)) {
  const model = join(folder, 'model');
  writeFileSync(model, file);
  const encoded = run('spm_encode', model, '--output_format=id', lines.slice(0, count));
  const ids = testIds(readVocabulary(file).size).map((run) => run.join(' '));
  results[name] = {
    encoded: chunkHashes(encoded),
    decoded: chunkHashes(run('spm_decode', model, '--input_format=id', encoded)),
    fromIds: chunkHashes(run('spm_decode', model, '--input_format=id', ids)),
  };
}
writeFileSync(
  'tests/fixtures/sentencepiece/results.json',
  `${JSON.stringify(results, undefined, 1)}\n`,
);
rmSync(folder, { recursive: true });
