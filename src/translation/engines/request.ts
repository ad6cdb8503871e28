import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import {
  type Availability,
  EngineError,
  type EngineErrorReason,
  type EngineSettings,
  type LanguagePair,
} from '../engine.ts';
import { TooLong, textAtMost } from '../http.ts';
import { baseLanguage } from './service-language.ts';

/** One request to a translation service. */
export interface ServiceRequest {
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
  /** What a refusal means where the service has its own use of a status; undefined leaves it to the usual meaning. */
  readonly reasonOf?: (status: number, text: string) => EngineErrorReason | undefined;
  /** Longest wait for the whole answer, in milliseconds. */
  readonly timeout?: number;
}

/** What a service answers, in the form that a schema describes. Throws EngineError (`broken` for another form), or the signal's reason. */
export async function requestJson<Schema extends AnySchema>(
  request: ServiceRequest,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const { signal, timeout = 60_000 } = request;
  const text = await answerOf(
    { ...request, signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) },
    signal,
  );
  const reply = v.safeParse(schema, jsonOf(text));
  if (reply.success) return reply.output;
  const [{ message }] = reply.issues;
  const place = v.getDotPath(reply.issues[0]);
  throw new EngineError('broken', `${place ? `${place}: ` : ''}${message}: ${excerpt(text)}`);
}

type AnySchema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function answerOf(request: ServiceRequest, cancelled: AbortSignal): Promise<string> {
  try {
    const reply = await fetch(request.address, optionsOf(request));
    if (isRedirect(reply)) throw new EngineError('redirect', hostOf(request.address));
    const text = await textAtMost(reply, limits.answerBytes);
    if (!reply.ok) throw refusal(reply, text, request.reasonOf);
    return text;
  } catch (error) {
    cancelled.throwIfAborted();
    if (error instanceof EngineError) throw error;
    if (error instanceof TooLong) throw new EngineError('broken', `an answer of ${error.message}`);
    throw new EngineError('network', `${hostOf(request.address)}: ${messageOf(error)}`);
  }
}

function optionsOf({ headers, body, signal }: ServiceRequest): RequestInit {
  const shared: RequestInit = {
    signal,
    // Never followed: it would take text and key to a host that the reader did not choose.
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
  if (body === undefined) return { ...shared, headers: { ...headers } };
  return {
    ...shared,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** Whether a service sends the request on elsewhere; browsers hide its status. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

function refusal(reply: Response, text: string, reasonOf: ServiceRequest['reasonOf']): EngineError {
  const reason = reasonOf?.(reply.status, text) ?? usualReason(reply.status);
  const message = `HTTP ${reply.status} ${excerpt(serviceMessage(text))}`.trim();
  return new EngineError(reason, message, retryAfterOf(reply.headers.get('Retry-After')));
}

function usualReason(status: number): EngineErrorReason {
  if (status === 401 || status === 403) return 'key';
  if (status === 402 || status === 456) return 'quota';
  if (status === 413 || status === 414) return 'too-large';
  if (status === 429 || status === 503 || status === 529) return 'busy';
  if (status === 408 || status >= 500) return 'network';
  return 'broken';
}

/** Seconds of a Retry-After header, which holds seconds or a date. */
export function retryAfterOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** What a service says went wrong, wherever it puts it. */
function serviceMessage(text: string): string {
  try {
    const { error, message } = Object(JSON.parse(text));
    const said = typeof error === 'string' ? error : (Object(error).message ?? message);
    return typeof said === 'string' ? said : text;
  } catch {
    return text;
  }
}

function excerpt(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An address below a service's base, whatever slashes the reader typed. Throws EngineError `network` for what is no address. */
export function below(base: string, path: string): string {
  const address = `${base.trim().replace(/(?<!\/)\/+$/, '')}/${path}`;
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new EngineError('network', `${base} is not an address`);
  return address;
}

/** Match pattern of an address's host, without its port, as permissions need it; none for what is no address. */
export function hostPatterns(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { protocol, hostname } = new URL(address);
  return [`${protocol}//${hostname}/*`];
}

/** A list of objects of a service's reply, at least one, with as many as it likes. */
export function listOf<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.array(v.object(entries)), v.minLength(1));
}

/** A language's code as services write it. */
const languageCode = v.pipe(v.string(), v.regex(/^[\w-]{2,20}$/));

/** Codes of a service's list of languages; what is no code, and what is no list, is passed over. */
export const codes = v.fallback(
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.slice(0, limits.codes).filter((code) => v.is(languageCode, code))),
  ),
  [],
);

/**
 * What a service that is set up can do for a pair. Its list, if it has been asked for one, is of what it makes of
 * Arabic, so it says nothing of other sources.
 */
export function byTargets(
  { source }: LanguagePair,
  code: string,
  { targets = [] }: EngineSettings,
): Availability {
  const known = targets.length > 0 && baseLanguage(source) === 'ar';
  return known && !targets.includes(code) ? 'unsupported' : 'ready';
}
