// Runs a measurement: node scripts/bench.mjs NAME [--json] [--browser chromium]. It prints a table, or one object for machines.
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { importTs } from './import-ts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, browser: { type: 'string' } },
});
const [name = ''] = positionals;

await build();
const { bench, json, table } = await importTs(`tests/bench/${name}.ts`);
const figures = await bench(values.browser ? [values.browser] : ['chromium', 'firefox']);
if (values.json) console.log(JSON.stringify(json(figures)));
else console.table(table(figures));
