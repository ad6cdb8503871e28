import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import { declarationOf, type EngineId, engineIds } from '../../translation/engines/declarations.ts';
import type { Settings } from './settings.ts';

type Checks = { readonly [Name in keyof Settings]: v.GenericSchema<unknown, Settings[Name]> };

const engineId = v.picklist(engineIds);

const text = v.pipe(v.string(), v.maxLength(limits.address));
const name = v.pipe(v.string(), v.maxLength(limits.name));

/** A web address, or nothing. */
const address = v.pipe(
  text,
  v.check((value) => value === '' || (URL.canParse(value) && /^https?:/i.test(value))),
);

const size = v.pipe(v.number(), v.minValue(8), v.maxValue(96));
const line = v.pipe(v.number(), v.minValue(1), v.maxValue(4));
const width = v.pipe(v.number(), v.minValue(20), v.maxValue(200));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const amount = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));

/** What a service said it translates Arabic into. */
const targets = v.exactOptional(v.fallback(v.pipe(v.array(name), v.maxLength(limits.codes)), []));
const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.exactOptional(v.fallback(schema, '' as never));

/** Every engine named once: those of the value in its order, the others behind them. */
const order = v.pipe(
  v.array(v.unknown()),
  v.transform((ids) => {
    const known = ids.filter((id) => v.is(engineId, id));
    return [...new Set([...known, ...engineIds])];
  }),
);

/** Something of each language or voice; of more than a reader can have, nothing. */
const voiceRecord = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.record(text, schema),
    v.check((found) => Object.keys(found).length <= limits.codes),
  );

const fieldChecks = { url: text, region: name, model: name } as const;

/** Settings of each engine that has some beside its key. */
const engines = v.object(Object.fromEntries(engineIds.flatMap(engineEntry)));

function engineEntry(id: EngineId): [EngineId, v.GenericSchema][] {
  const { fields, listsLanguages } = declarationOf(id);
  const own = fields.flatMap(([field]) =>
    field === 'key' ? [] : [[field, optional(fieldChecks[field])] as const],
  );
  const entries: v.ObjectEntries = {
    ...Object.fromEntries(own),
    ...(listsLanguages && { targets }),
  };
  return Object.keys(entries).length ? [[id, v.exactOptional(v.object(entries)) as never]] : [];
}

const checks: Checks = {
  target: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/)),
  translates: v.boolean(),
  engine: v.picklist(['automatic', ...engineIds]),
  engineOrder: order,
  engines,
  modelSource: address,
  theme: v.picklist(['system', 'light', 'sepia', 'dark']),
  layout: v.picklist(['side-by-side', 'stacked', 'original', 'translation']),
  opensIn: v.picklist(['popup', 'page']),
  language: v.picklist(['browser', 'ar', 'en']),
  originalSize: size,
  translationSize: size,
  originalLine: line,
  translationLine: line,
  originalWidth: width,
  translationWidth: width,
  originalFont: v.picklist(['naskh', 'sans']),
  translationFont: v.picklist(['serif', 'sans']),
  split: percent,
  linked: v.boolean(),
  diacritics: v.picklist(['shown', 'hidden']),
  digits: v.picklist(['original', 'arabic', 'latin']),
  underlinesWords: v.boolean(),
  listensTo: v.picklist(['original', 'translation', 'both']),
  listenSpeed: v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)),
  voices: voiceRecord(text),
  onlineVoices: voiceRecord(v.boolean()),
  cache: v.boolean(),
  cacheSize: amount,
  cacheDays: amount,
  pictureSize: amount,
  allVersions: v.boolean(),
  backupEvery: v.picklist(['never', 'daily', 'weekly']),
  backupsKept: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  backupOffered: v.boolean(),
  welcomed: v.boolean(),
};

/** Of settings from elsewhere (the database, a backup, a page's message), those that this version has, where their values can be; never a key. */
export function knownSettings(found: unknown): Partial<Settings> {
  if (typeof found !== 'object' || found === null) return {};
  const known = Object.entries(checks).flatMap(([name, check]) => {
    if (!Object.hasOwn(found, name)) return [];
    const read = v.safeParse(check as v.GenericSchema, (found as Record<string, unknown>)[name]);
    return read.success ? [[name, read.output] as const] : [];
  });
  return Object.fromEntries(known);
}
