import type { Messages } from '../../../platform/i18n.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import type { EngineId } from '../../../translation/engine.ts';
import { engineName } from '../../shared/engine-names.ts';

/** One setting of a backup that decides where texts and keys go, and that is another here. */
export interface Destination {
  readonly id: string;
  readonly label: string;
  readonly now: string;
  readonly found: string;
  /** The settings with this one taken over. */
  readonly taken: (settings: Settings) => Settings;
}

/** The settings that decide where texts and keys go, and where models come from. */
const deciding = new Set([
  ...['translates', 'engine', 'engineOrder', 'engines', 'modelSource'],
  // Which voices may send what they read to a server is asked on each device.
  'onlineVoices',
]);

/** What of a backup's settings concerns the look and the library alone. */
export function harmlessSettings(found: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(found).filter(([name]) => !deciding.has(name)));
}

/** What of a backup's settings would send texts or keys elsewhere, or fetch models from elsewhere, than now. */
export function destinations(
  now: Settings,
  found: Partial<Settings>,
  messages: Messages,
): readonly Destination[] {
  const { translates, engine, engineOrder, modelSource } = found;
  const nameOf = (id: Settings['engine']): string =>
    id === 'automatic' ? messages('engine_automatic') : engineName(id, messages);
  const orderOf = (ids: readonly EngineId[]): string =>
    new Intl.ListFormat(messages.language, { type: 'unit' }).format(ids.map(nameOf));
  const whether = (yes: boolean): string =>
    messages(yes ? 'options_translation' : 'options_no_translation');
  const all: readonly (Destination | undefined)[] = [
    translates === undefined
      ? undefined
      : {
          id: 'translates',
          label: messages('options_translation'),
          now: whether(now.translates),
          found: whether(translates),
          taken: (settings) => ({ ...settings, translates }),
        },
    engine && {
      id: 'engine',
      label: messages('engine_choice'),
      now: nameOf(now.engine),
      found: nameOf(engine),
      taken: (settings) => ({ ...settings, engine }),
    },
    engineOrder && {
      id: 'order',
      label: messages('library_setting_order'),
      now: orderOf(now.engineOrder),
      found: orderOf(engineOrder),
      taken: (settings) => ({ ...settings, engineOrder }),
    },
    ...engineFields(now, found, messages),
    modelSource === undefined
      ? undefined
      : {
          id: 'models',
          label: messages('options_model_source'),
          now: now.modelSource || messages('options_model_source_default'),
          found: modelSource || messages('options_model_source_default'),
          taken: (settings) => ({ ...settings, modelSource }),
        },
  ];
  return all.filter((one) => one !== undefined).filter((one) => one.now !== one.found);
}

const fields = {
  url: 'engine_field_url',
  region: 'engine_field_region',
  model: 'engine_field_model',
} as const;

function engineFields(now: Settings, found: Partial<Settings>, messages: Messages): Destination[] {
  return now.engineOrder.flatMap((id) =>
    (['url', 'region', 'model'] as const).flatMap((field): Destination[] => {
      const value = found.engines?.[id]?.[field];
      if (value === undefined) return [];
      return [
        {
          id: `${id}-${field}`,
          label: `${engineName(id, messages)} – ${messages(fields[field])}`,
          now: now.engines[id]?.[field] || messages('library_setting_none'),
          found: value || messages('library_setting_none'),
          taken: (settings) => {
            // What a service said of its languages holds for its own address only.
            const { targets: _, ...others } = settings.engines[id] ?? {};
            return {
              ...settings,
              engines: { ...settings.engines, [id]: { ...others, [field]: value } },
            };
          },
        },
      ];
    }),
  );
}
