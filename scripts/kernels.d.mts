type KernelName = 'dot-add' | 'bit-equal' | 'plain';
type Kernels = Readonly<Record<KernelName, Uint8Array<ArrayBuffer>>>;

export function buildKernels(): Promise<Kernels>;
export function buildMarianKernels(): Promise<Kernels>;
export function buildMarianKernel(name: KernelName): Promise<Uint8Array<ArrayBuffer>>;
