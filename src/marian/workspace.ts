const PAGE = 65_536;
const ALIGNMENT = 64;
/** Address 0 means "none". */
const FIRST = 1024;

/** The engine's memory, given out from below; it grows, and never shrinks. */
export interface Workspace {
  readonly memory: WebAssembly.Memory;
  /** Room for so many bytes. */
  take(bytes: number): number;
  /** Room for so many floats. */
  takeFloats(count: number): number;
  floats(at: number, count: number): Float32Array;
  words(at: number, count: number): Int32Array;
  bytes(at: number, count: number): Uint8Array;
  /** How much is taken; `release` gives back what was taken since. */
  mark(): number;
  release(mark: number): void;
}

/** A model's file in a memory of its own, where the engine prepares it: nothing else holds its bytes. */
export interface ModelMemory {
  readonly space: Workspace;
  /** Address and size of the file. */
  readonly at: number;
  readonly size: number;
}

/** Room for a model's file; who asks for it writes the file into `space.bytes(at, size)`. */
export function createModelMemory(size: number): ModelMemory {
  const space = createWorkspace(size);
  return { space, at: space.take(size), size };
}

/** Makes a memory that holds `bytes` to begin with. Views of it are good until more is taken. */
export function createWorkspace(bytes: number): Workspace {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((FIRST + bytes) / PAGE) });
  let next = FIRST;
  const take = (size: number): number => {
    const at = next;
    next = Math.ceil((at + size) / ALIGNMENT) * ALIGNMENT;
    const missing = next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return at;
  };
  return {
    memory,
    take,
    takeFloats: (count) => take(count * 4),
    floats: (at, count) => new Float32Array(memory.buffer, at, count),
    words: (at, count) => new Int32Array(memory.buffer, at, count),
    bytes: (at, count) => new Uint8Array(memory.buffer, at, count),
    mark: () => next,
    release: (mark) => {
      next = mark;
    },
  };
}
