import type messages from '../../_locales/en/messages.json';
import type { Direction } from '../article/model.ts';
import { strongLetters } from '../article/text/direction.ts';
import { browser } from './browser.ts';
import { firstAsked } from './first-asked.ts';
import { interfaceLanguage } from './interface-language.ts';
import { getSettings } from './settings/settings.ts';

/** Names of the messages in `_locales`. */
export type MessageName = keyof typeof messages;

type PluralBase<Name> = Name extends `${infer Base}_other` ? Base : never;

/** Names of messages that have plural forms (`name_one`, `name_two`, … `name_other`). */
export type PluralName = PluralBase<MessageName>;

/** A file of messages: each by its name. */
export type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/** The interface's messages in one language. */
export interface Messages {
  /** BCP 47 tag of the interface's language. */
  readonly language: string;
  readonly dir: Direction;
  /** A message with `$1`, `$2` … filled in. */
  (name: MessageName, ...values: readonly (string | number)[]): string;
  /** A message in the plural form that a number takes; the number itself is `$1`, written in the language's digits. */
  count(name: PluralName, n: number, ...values: readonly (string | number)[]): string;
}

/** Makes the interface's messages out of a language's catalogue. */
export function messagesOf(catalogue: Catalogue): Messages {
  const language = catalogue['interface_language']?.message ?? 'en';
  const plurals = new Intl.PluralRules(language);
  let numbers: Intl.NumberFormat | undefined;
  const number = (value: number): string => {
    // Made when it is first needed: in a new process the first one takes the browser 30 ms.
    numbers ??= new Intl.NumberFormat(language);
    return numbers.format(value);
  };
  const dir: Direction = catalogue['interface_direction']?.message === 'rtl' ? 'rtl' : 'ltr';
  const show = (value: string | number): string =>
    typeof value === 'number' ? number(value) : isolated(value, dir);
  const fill = (name: string, values: readonly (string | number)[]): string =>
    (catalogue[name]?.message ?? name).replace(/\$(\d)/g, (_, n) =>
      show(values[Number(n) - 1] ?? ''),
    );
  const message = (name: MessageName, ...values: readonly (string | number)[]): string =>
    fill(name, values);
  const count = (name: PluralName, n: number, ...values: readonly (string | number)[]): string => {
    const form = `${name}_${plurals.select(n)}`;
    return fill(form in catalogue ? form : `${name}_other`, [n, ...values]);
  };
  return Object.assign(message, { language, dir, count });
}

/** A text that keeps its own direction, and its full stop at its own end, within a sentence of the other direction (UAX 9's isolates). */
function isolated(text: string, around: Direction): string {
  const { rtl, all } = strongLetters(text);
  return (around === 'rtl' ? all > rtl : rtl > 0) ? `\u2068${text}\u2069` : text;
}

/** Loads the messages in the language that the reader chose, or the browser's. */
export async function loadMessages(settings = getSettings()): Promise<Messages> {
  const own = interfaceLanguage(browser.i18n.getUILanguage());
  // Most readers leave the browser's language, so it is loaded while the settings are asked for.
  const likely = firstAsked.catalogue?.catch(() => loadCatalogue(own)) ?? loadCatalogue(own);
  likely.catch(() => undefined);
  const { language } = await settings;
  const isLikely = language === 'browser' || language === own;
  return messagesOf(await (isLikely ? likely : loadCatalogue(language)));
}

async function loadCatalogue(language: string): Promise<Catalogue> {
  const name = interfaceLanguage(language);
  const reply = await fetch(browser.runtime.getURL(`_locales/${name}/messages.json`));
  return reply.json();
}
