import type { WordLink } from '../marian/word-links.ts';
import type { EngineId } from './engines/declarations.ts';

export type { EngineId } from './engines/declarations.ts';

/** Two BCP 47 tags, reduced to the form that the engine's own catalogue uses. */
export interface LanguagePair {
  readonly source: string;
  readonly target: string;
}

/** What stands between the reader and a translation: nothing, a model's download, settings, or no way at all. */
export type Availability = 'ready' | 'download' | 'setup' | 'unsupported';

/**
 * How an engine takes links and emphasis: as tags, as numbered placeholders, not at all, or not either but with an answer
 * that links words, by which we place them.
 */
export type MarkupFormat = 'html' | 'placeholders' | 'text' | 'word-links';

/** A translated text of an engine that knows which of its words became which. */
export interface LinkedText {
  readonly text: string;
  readonly links: readonly WordLink[];
}

/** What an engine answers to a text. */
export type Answer = string | LinkedText;

/** What one request to an engine may hold. */
export interface Limits {
  /** Texts in one request. */
  readonly texts: number;
  /** UTF-16 characters in one request. */
  readonly characters: number;
  /** Texts in the first request where fewer come sooner; each later one holds eight times as many. */
  readonly first?: number;
  /**
   * Characters of the longest text times the number of texts in one request, where texts of like length are quicker
   * together: requests are then made of such.
   */
  readonly padded?: number;
  /** Requests under way at once. */
  readonly parallel: number;
  /** Least time between the starts of two requests, in milliseconds. */
  readonly spacing?: number;
  readonly format: MarkupFormat;
  /** Whether an HTML engine is asked again with numbered placeholders where its tags came back damaged. */
  readonly placeholdersNext?: boolean;
}

/** What the reader has set for one engine; keys are kept apart from the rest and never leave the device but to the engine. */
export interface EngineSettings {
  readonly url?: string;
  readonly key?: string;
  readonly region?: string;
  readonly model?: string;
  /** Address of the registry of on-device models. */
  readonly modelSource?: string;
  /** What the service said it translates Arabic into, in its own codes; absent until it was asked. */
  readonly targets?: readonly string[];
  /** False where the browser has not been allowed to send text there. */
  readonly permitted?: boolean;
}

/** Progress of a download in bytes, or as a part of 1 where the browser tells no more. */
export interface Progress {
  readonly loaded: number;
  readonly total?: number;
}

export interface OpenOptions {
  readonly settings: EngineSettings;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** An engine opened for one pair of languages. */
export interface Session {
  /** Version of the model or service, kept with each translation. */
  readonly model: string;
  /** One translation per text, in order; `context` is the text around them, for engines that read it. Throws EngineError. */
  translate(
    texts: readonly string[],
    signal: AbortSignal,
    context?: string,
  ): Promise<readonly Answer[]>;
  close(): void;
}

/** A translation engine, shaped after the W3C Translator API: availability, then open, then translate. */
export interface Engine {
  readonly id: EngineId;
  readonly limits: Limits;
  /** Match patterns of the hosts to ask permission for, without ports. */
  hosts(settings: EngineSettings): readonly string[];
  availability(pair: LanguagePair, settings: EngineSettings): Promise<Availability>;
  /** What a download for a pair holds, where availability is `download`. */
  needs?(
    pair: LanguagePair,
    settings: EngineSettings,
  ): Promise<{ readonly bytes?: number; readonly models?: readonly LanguagePair[] }>;
  /** Downloads what a pair needs. Throws EngineError. */
  prepare?(pair: LanguagePair, options: OpenOptions): Promise<void>;
  /** Readies what a pair needs, so that the first sentence comes sooner; does nothing where that is not at hand. */
  warmUp?(pair: LanguagePair): Promise<void>;
  /** What the reader's plan allows, where the service tells it; in characters. Throws EngineError. */
  usage?(settings: EngineSettings, signal: AbortSignal): Promise<Usage | undefined>;
  /** What the service translates Arabic into, in its own codes, where it has a list. Throws EngineError. */
  targets?(settings: EngineSettings, signal: AbortSignal): Promise<readonly string[]>;
  open(pair: LanguagePair, options: OpenOptions): Promise<Session>;
}

/** Characters used and allowed in the running month. */
export interface Usage {
  readonly used: number;
  readonly limit: number;
}

/** Why an engine failed; `busy` alone is worth another try by itself. */
export type EngineErrorReason =
  | 'key'
  | 'quota'
  | 'busy'
  | 'too-large'
  | 'network'
  | 'origin'
  | 'redirect'
  | 'language'
  | 'model'
  | 'permission'
  | 'disk'
  | 'broken';

/** A failure of an engine, with its reason as data. */
export class EngineError extends Error {
  readonly reason: EngineErrorReason;
  /** Seconds to wait before the next try, where the service says. */
  readonly retryAfter: number | undefined;

  constructor(reason: EngineErrorReason, message: string, retryAfter?: number) {
    super(message);
    this.name = 'EngineError';
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** An answer's text. */
export function textOf(answer: Answer): string {
  return typeof answer === 'string' ? answer : answer.text;
}
