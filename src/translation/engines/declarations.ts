import type { EngineSettings } from '../engine.ts';

/** What the reader can set for a service, beside whether it is used. */
export type EngineField = 'url' | 'key' | 'region' | 'model';

/** What is known of an engine without loading its code. */
interface EngineDeclaration {
  /** Whether text leaves the machine. */
  readonly place: 'device' | 'cloud';
  /** The fields that the reader fills in, each with an example where its form is not plain. */
  readonly fields: readonly (readonly [field: EngineField, example: string])[];
  /**
   * The base address that text and key are sent to: the service's own, or the one that the reader set where the service is
   * the reader's choice. Empty where there is none.
   */
  readonly address: (settings: EngineSettings) => string;
  /** Whether its service refuses requests from pages (CORS), so that the browser must allow its host first. */
  readonly needsHost?: boolean;
  /** Whether its service lists the languages that it knows; the list is kept with the settings. */
  readonly listsLanguages?: boolean;
  /** The browser's interface that it needs; browsers without it have not got the engine. */
  readonly needsGlobal?: string;
}

const ownUrl = ({ url = '' }: EngineSettings): string => url;

/** Every engine, in menu order. A new one is an entry here, a file beside this one, and its line in `index.ts`. */
export const declarations = {
  chrome: { place: 'device', fields: [], address: () => '', needsGlobal: 'Translator' },
  bergamot: { place: 'device', fields: [], address: () => '' },
  libretranslate: {
    place: 'cloud',
    fields: [
      ['url', 'http://127.0.0.1:5000'],
      ['key', ''],
    ],
    address: ownUrl,
    listsLanguages: true,
  },
  deepl: {
    place: 'cloud',
    fields: [['key', '']],
    // Keys of the free plan end so, and have an address of their own.
    address: ({ key = '' }) =>
      key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com',
    needsHost: true,
    listsLanguages: true,
  },
  google: {
    place: 'cloud',
    fields: [['key', '']],
    address: () => 'https://translation.googleapis.com',
  },
  azure: {
    place: 'cloud',
    fields: [
      ['key', ''],
      ['region', 'westeurope'],
    ],
    address: () => 'https://api.cognitive.microsofttranslator.com',
  },
  openai: {
    place: 'cloud',
    fields: [
      ['url', 'http://127.0.0.1:11434/v1'],
      ['model', 'gemma3:4b'],
      ['key', ''],
    ],
    address: ownUrl,
  },
} satisfies Record<string, EngineDeclaration>;

/** Names of the engines, as settings and kept translations hold them. */
export type EngineId = keyof typeof declarations;

/** The names in menu order. */
export const engineIds = Object.keys(declarations) as EngineId[];

/** What an engine declares. */
export function declarationOf(id: EngineId): EngineDeclaration {
  return declarations[id];
}
