export function buildKernels(): Promise<
  Readonly<Record<'dot-add' | 'bit-equal' | 'plain', Uint8Array<ArrayBuffer>>>
>;
