import type { KernelName } from '../../../marian/kernel.ts';
import type { LinkedText } from '../../engine.ts';
import type { StoredFile } from './models/files.ts';

/** One message to the worker; requests are answered in order. */
export type EngineRequest = { readonly id: number } & EngineCommand;

/** A model that the worker finds in the models' folder: what it is to be known by, and the SHA-256 of its files. */
export interface EarlyModel {
  readonly key: string;
  readonly model: string;
  readonly vocabs: readonly string[];
}

/** Name of the BroadcastChannel over which a worker hears of early requests, and answers them. */
export const earlyChannel = 'warraq-early-requests';

/** What is wanted of any worker before the translator's page asks for it: models to be read, and texts to be translated by them. */
export interface EarlyRequest {
  readonly id: string;
  readonly models: readonly EarlyModel[];
  readonly texts: readonly string[];
}

/** What goes over that channel: requests, their answers, and that a worker has started, which then is to be told what still waits. */
export type EarlyMessage =
  | EarlyRequest
  | { readonly id: string; readonly answers: readonly LinkedText[] }
  | { readonly id: string; readonly error: string }
  | { readonly started: true };

export type EngineCommand =
  /** Compiles the engine. Optional: any other request does it first; a kernel is named by tests and benches only. */
  | { readonly type: 'start'; readonly kernel?: KernelName }
  /** Keeps a model under `key`; one that is kept already is not read again. One vocabulary where both languages share it. */
  | {
      readonly type: 'load';
      readonly key: string;
      readonly model: StoredFile;
      readonly vocabs: readonly StoredFile[];
    }
  /** Translates sentences through one model, or through two by way of a language between them. */
  | {
      readonly type: 'translate';
      readonly models: readonly string[];
      readonly texts: readonly string[];
      /** Pieces that a translation may have, for one of its source; benches with random models set it. */
      readonly lengthFactor?: number;
    }
  /** Ends a translation at its next step, or before it begins; it is answered with an error. */
  | { readonly type: 'cancel'; readonly request: number }
  | { readonly type: 'unload'; readonly key: string }
  /** Ends a worker that pages share; it is not answered. */
  | { readonly type: 'end' };

/** What the engine runs on; `memory` is the size of all models' memory in bytes. */
export interface EngineStatus {
  readonly kernel: KernelName;
  readonly memory: number;
}

/** Results by request: a status for start, load and unload, nothing for cancel; for translate one text per text, in order. */
export type EngineReply =
  | { readonly id: number; readonly result: EngineStatus | readonly LinkedText[] }
  | { readonly id: number; readonly error: { readonly message: string } };

/** What is used of a Worker of the engine. */
export interface EngineConnection {
  onmessage: ((event: MessageEvent<EngineReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: EngineRequest): void;
  terminate(): void;
}
