/**
 * Reads memory, so that it is near when it is needed: these reads wait for nothing and overlap, while a computation would
 * wait for one after the other. What is written to `out`, 16 bytes, means nothing; without it nothing would be read.
 */
export function fetch(from: usize, bytes: usize, out: usize): void {
  let all = v128.load(from);
  for (let at = from + 64; at < from + bytes; at += 64) all = v128.or(all, v128.load(at));
  v128.store(out, all);
}
