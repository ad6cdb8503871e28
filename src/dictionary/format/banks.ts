import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import { DictionaryRefusal } from './refusal.ts';

// Yomitan's dictionary format, version 3: https://github.com/yomidevs/yomitan, ext/data/schemas.

const text = v.pipe(v.string(), v.maxLength(limits.excerpt));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.name));

const indexSchema = v.object({
  title: name,
  revision: v.fallback(v.pipe(v.string(), v.maxLength(limits.name)), ''),
  format: v.optional(v.number()),
  version: v.optional(v.number()),
  author: v.fallback(v.optional(text), undefined),
  url: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(limits.address))), undefined),
  description: v.fallback(v.optional(text), undefined),
  attribution: v.fallback(v.optional(text), undefined),
  sourceLanguage: v.fallback(
    v.optional(v.pipe(v.string(), v.maxLength(limits.languageTag))),
    undefined,
  ),
  targetLanguage: v.fallback(
    v.optional(v.pipe(v.string(), v.maxLength(limits.languageTag))),
    undefined,
  ),
});

/** What a dictionary says of itself in its index file. */
export type DictionaryIndex = Readonly<v.InferOutput<typeof indexSchema>>;

/** Reads an index file. Throws DictionaryRefusal where it is none, or of another version of the format than 3. */
export function dictionaryIndex(json: string): DictionaryIndex {
  const { output, success } = v.safeParse(v.pipe(v.string(), v.parseJson(), indexSchema), json);
  if (!success) throw new DictionaryRefusal('not-a-dictionary');
  if ((output.format ?? output.version) !== 3) throw new DictionaryRefusal('other-format');
  return output;
}

/** The names in a text of names that spaces part. */
const names = v.pipe(
  v.string(),
  v.transform((value) => value.split(' ').filter(Boolean)),
);

const termRow = v.looseTuple([
  name,
  v.pipe(v.string(), v.maxLength(limits.name)),
  v.fallback(v.nullable(names), []),
  v.unknown(),
  v.fallback(v.pipe(v.number(), v.finite()), 0),
  v.array(v.unknown()),
  v.unknown(),
  v.fallback(v.optional(names), []),
]);

/** One entry of a dictionary: a word with its definitions. */
export interface DictionaryEntry {
  /** The word as the dictionary writes it, mostly without diacritics. */
  readonly term: string;
  /** The word with diacritics; empty where it is the same. */
  readonly reading: string;
  /** Texts and structured content as they stand in the file: untrusted, made HTML by `definitionHtml`. */
  readonly definitions: readonly unknown[];
  /** Names of tags, which `DictionaryTag` explains. */
  readonly tags: readonly string[];
  /** The higher, the more usual. */
  readonly score: number;
}

/** An entry of a row of a `term_bank` file; undefined where it is none. */
export function termOf(row: unknown): DictionaryEntry | undefined {
  const { output, success } = v.safeParse(termRow, row);
  if (!success) return undefined;
  const [term, reading, definitionTags, , score, definitions, , termTags = []] = output;
  return { term, reading, definitions, tags: [...termTags, ...(definitionTags ?? [])], score };
}

const metaRow = v.looseTuple([name, v.picklist(['freq', 'ipa']), v.unknown()]);

const frequency = v.union([
  v.number(),
  v.pipe(v.string(), v.maxLength(limits.name)),
  v.object({ value: v.number(), displayValue: v.optional(text) }),
]);

const transcriptions = v.object({
  transcriptions: v.array(v.object({ ipa: v.pipe(v.string(), v.maxLength(limits.name)) })),
});

/** What a dictionary knows of a word beside its meaning: how often it is used, and how it is spoken (IPA). */
export interface WordFacts {
  readonly term: string;
  readonly frequency?: string;
  readonly pronunciations?: readonly string[];
}

/** The facts of a row of a `term_meta_bank` file; undefined where it has none of these kinds. */
export function factsOf(row: unknown): WordFacts | undefined {
  const { output, success } = v.safeParse(metaRow, row);
  if (!success) return undefined;
  const [term, kind, data] = output;
  if (kind === 'ipa') {
    const spoken = v.safeParse(transcriptions, data);
    return spoken.success
      ? { term, pronunciations: spoken.output.transcriptions.map(({ ipa }) => ipa) }
      : undefined;
  }
  const told = v.safeParse(v.union([frequency, v.object({ frequency })]), data);
  if (!told.success) return undefined;
  const value =
    typeof told.output === 'object' && 'frequency' in told.output
      ? told.output.frequency
      : told.output;
  return { term, frequency: shownFrequency(value) };
}

function shownFrequency(value: v.InferOutput<typeof frequency>): string {
  return typeof value === 'object' ? (value.displayValue ?? String(value.value)) : String(value);
}

const tagRow = v.looseTuple([
  name,
  v.string(),
  v.number(),
  v.pipe(v.string(), v.maxLength(limits.excerpt)),
]);

/** What a tag of a dictionary's entries means. */
export interface DictionaryTag {
  readonly name: string;
  readonly notes: string;
}

/** The tag of a row of a `tag_bank` file; undefined where it is none. */
export function tagOf(row: unknown): DictionaryTag | undefined {
  const { output, success } = v.safeParse(tagRow, row);
  return success ? { name: output[0], notes: output[3] } : undefined;
}
