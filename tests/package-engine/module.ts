/** A C++ object; its memory is freed by delete() alone. */
interface Native {
  delete(): void;
}

interface NativeList<Item> extends Native {
  push_back(item: Item): void;
  get(index: number): Item;
  size(): number;
}

export interface AlignedMemory extends Native {
  getByteArrayView(): Int8Array;
}

export type TranslationModel = Native;

interface ResponseOptions {
  readonly qualityScores: boolean;
  readonly alignment: boolean;
  readonly html: boolean;
}

interface Response extends Native {
  getTranslatedText(): string;
}

interface BlockingService extends Native {
  translate(
    model: TranslationModel,
    texts: NativeList<string>,
    options: NativeList<ResponseOptions>,
  ): NativeList<Response>;
  translateViaPivoting(
    first: TranslationModel,
    second: TranslationModel,
    texts: NativeList<string>,
    options: NativeList<ResponseOptions>,
  ): NativeList<Response>;
}

/** The part of the package's emscripten module that we use, once its runtime is up. */
export interface BergamotModule {
  readonly HEAP8: Int8Array;
  readonly asm: WebAssembly.Exports;
  readonly BlockingService: new (options: { readonly cacheSize: number }) => BlockingService;
  readonly AlignedMemory: new (bytes: number, alignment: number) => AlignedMemory;
  readonly AlignedMemoryList: new () => NativeList<AlignedMemory>;
  readonly VectorString: new () => NativeList<string>;
  readonly VectorResponseOptions: new () => NativeList<ResponseOptions>;
  readonly TranslationModel: new (
    config: string,
    model: AlignedMemory,
    shortlist: AlignedMemory,
    vocabs: NativeList<AlignedMemory>,
    quality: null,
  ) => TranslationModel;
}

/** What the package's glue takes from us before its runtime is up. */
export interface BergamotHooks {
  instantiateWasm(
    imports: WebAssembly.Imports,
    accept: (instance: WebAssembly.Instance) => void,
  ): object;
  onRuntimeInitialized(): void;
  onAbort(reason: unknown): void;
  print(line: string): void;
  printErr(line: string): void;
}
