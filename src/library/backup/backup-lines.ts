import { longestLine } from './backup-format.ts';

/** A file expands to at most so many times its size, beyond the first 256 MiB: text and base64 expand far less. */
const largestExpansion = 60;
const freeBytes = 256 * 2 ** 20;

/** Why reading a backup ended before its end. */
export class BackupEnded extends Error {
  readonly reason: 'cut' | 'too-large';

  constructor(reason: 'cut' | 'too-large') {
    super(`the backup ends early: ${reason}`);
    this.name = 'BackupEnded';
    this.reason = reason;
  }
}

/** The lines of a backup, one at a time. Throws BackupEnded where the file is cut, damaged or expands without end. */
export async function* backupLines(
  file: Blob,
  /** Told the part of the file that was read, 0–1. */
  onRead: (share: number) => void,
): AsyncGenerator<string, void> {
  const bytes = file
    .stream()
    .pipeThrough(counting((read) => onRead(read / file.size)))
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const decoder = new TextDecoder();
  const limit = Math.max(freeBytes, file.size * largestExpansion);
  let total = 0;
  let rest: string[] = [];
  let held = 0;
  try {
    for (let part = await read(bytes); part; part = await read(bytes)) {
      total += part.byteLength;
      const [head = '', ...lines] = decoder.decode(part, { stream: true }).split('\n');
      rest.push(head);
      held += head.length;
      if (total > limit || held > longestLine) throw new BackupEnded('too-large');
      for (const line of lines) {
        yield rest.join('');
        rest = [line];
        held = line.length;
      }
    }
  } finally {
    await bytes.cancel().catch(() => undefined);
  }
}

function counting(onBytes: (read: number) => void) {
  let read = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(part, controller) {
      read += part.byteLength;
      onBytes(read);
      controller.enqueue(part);
    },
  });
}

async function read(bytes: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return (await bytes.read()).value;
  } catch {
    throw new BackupEnded('cut');
  }
}
