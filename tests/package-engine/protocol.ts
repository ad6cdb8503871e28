/** How the int8 matrix products are computed: by one of our kernels, or by the package's own functions. */
export type KernelName = 'dot-add' | 'bit-equal' | 'plain' | 'package';

export type BergamotConfig = Readonly<Record<string, string | number | boolean>>;

/** One message to the worker; requests are answered one after another, in order. */
export type BergamotRequest = { readonly id: number } & BergamotCommand;

export type BergamotCommand =
  /** Compiles the engine. Optional: any other request does it first; a kernel is named by tests and benches only. */
  | { readonly type: 'start'; readonly kernel?: KernelName }
  /** Keeps a model under `key`. One vocabulary where both languages share it; transfer the buffers. */
  | {
      readonly type: 'load';
      readonly key: string;
      readonly model: ArrayBuffer;
      readonly vocabs: readonly ArrayBuffer[];
      readonly shortlist?: ArrayBuffer;
      readonly config?: BergamotConfig;
    }
  /** Translates through one model, or through two by way of a language between them. A line is a sentence. */
  | {
      readonly type: 'translate';
      readonly models: readonly string[];
      readonly texts: readonly string[];
      readonly html: boolean;
    }
  | { readonly type: 'unload'; readonly key: string };

/** What the engine runs on; `memory` is the size of its heap in bytes. */
export interface BergamotStatus {
  readonly kernel: KernelName;
  readonly memory: number;
}

/** Results by request: a status for start, load and unload; for translate one text per text, in order. */
export type BergamotReply =
  | { readonly id: number; readonly result: BergamotStatus | readonly string[] }
  | { readonly id: number; readonly error: { readonly message: string } };
