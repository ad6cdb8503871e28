import { isThisMachine } from '../../platform/engine-permission.ts';
import type { Messages } from '../../platform/i18n.ts';
import { asksDataConsent, requestHosts } from '../../platform/permissions.ts';
import {
  type Engine,
  EngineError,
  type EngineSettings,
  textOf,
  type Usage,
} from '../../translation/engine.ts';
import { declarationOf } from '../../translation/engines/declarations.ts';
import { endpointModels } from '../../translation/engines/openai.ts';
import { engineName } from '../shared/engine-names.ts';

/** What trying an engine came to, in words. */
export interface TestResult {
  readonly ok: boolean;
  readonly text: string;
  /** A line to copy, such as an environment variable. */
  readonly line?: string;
  readonly usage?: Usage;
  /** What the service translates Arabic into, where it told. */
  readonly targets?: readonly string[];
}

/** The origins that Ollama must be told to accept. */
const ollamaLine = 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*';

const sample = 'مرحبا بالعالم.';

/** Asks for what the engine needs, then lets it translate two words. Call it first thing in a click's handler. */
export async function allowAndTest(
  engine: Engine,
  settings: EngineSettings,
  target: string,
  messages: Messages,
): Promise<TestResult> {
  const hosts = engine.hosts(settings);
  const leaves = declarationOf(engine.id).place === 'cloud' && !isThisMachine(settings.url ?? '');
  const needed = hosts.length > 0 || (leaves && asksDataConsent());
  const granted = needed ? requestHosts(hosts, leaves) : Promise.resolve(true);
  const signal = AbortSignal.timeout(60_000);
  try {
    if (!(await granted)) throw new EngineError('permission', '');
    const result = await test(engine, settings, target === 'ar' ? 'en' : target, {
      signal,
      messages,
    });
    return { ...result, ...(await told(engine, settings)) };
  } catch (error) {
    const result = await failure(error, engine, settings, messages);
    const lacking = error instanceof EngineError && error.reason === 'language';
    return lacking ? { ...result, ...(await told(engine, settings)) } : result;
  }
}

/** The service's targets; a list that does not come is no fault of the test's. */
async function told(
  engine: Engine,
  settings: EngineSettings,
): Promise<Pick<TestResult, 'targets'>> {
  const targets = await engine.targets?.(settings, AbortSignal.timeout(10_000)).catch(() => []);
  return targets && targets.length > 0 ? { targets } : {};
}

async function test(
  engine: Engine,
  settings: EngineSettings,
  target: string,
  { signal, messages }: { signal: AbortSignal; messages: Messages },
): Promise<TestResult> {
  const session = await engine.open({ source: 'ar', target }, { settings, signal });
  try {
    const [answer = ''] = await session.translate([sample], signal);
    const translation = textOf(answer).slice(0, 80);
    const usage = await engine.usage?.(settings, signal);
    const text = messages('engine_test_works', sample, translation);
    return { ok: true, text, ...(usage ? { usage } : {}) };
  } finally {
    session.close();
  }
}

async function failure(
  error: unknown,
  engine: Engine,
  settings: EngineSettings,
  messages: Messages,
): Promise<TestResult> {
  const name = engineName(engine.id, messages);
  const { reason, message } =
    error instanceof EngineError ? error : new EngineError('network', String(error));
  if (reason === 'model') return { ok: false, text: await modelWords(settings, messages) };
  const said = message ? `\n${message}` : '';
  const words = messages(`engine_test_${reason.replace('-', '_') as 'key'}`, name);
  return {
    ok: false,
    text: words + (reason === 'permission' ? '' : said),
    ...(reason === 'origin' ? { line: ollamaLine } : {}),
  };
}

/** Names the models that the endpoint does have. */
async function modelWords(settings: EngineSettings, messages: Messages): Promise<string> {
  const models = await endpointModels(settings, AbortSignal.timeout(10_000)).catch(() => []);
  const list = new Intl.ListFormat(messages.language).format(models.slice(0, 12));
  return models.length > 0
    ? messages('engine_test_model_others', settings.model ?? '', list)
    : messages('engine_test_model', settings.model ?? '');
}
