/** A response holds more bytes than are taken of it. */
export class TooLong extends Error {
  constructor(most: number) {
    super(`more than ${most} bytes`);
    this.name = 'TooLong';
  }
}

/**
 * The body of a response, which may hold at most so many bytes (after decompression): the one way in which an answer from
 * the network is read. Where more come, the connection is closed. Throws TooLong, or what the connection throws.
 */
export async function readAtMost(
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of chunksOf(response.body)) {
    length += part.byteLength;
    if (length > most) throw new TooLong(most);
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** The text of a response in UTF-8, of at most so many bytes. Throws as `readAtMost` does. */
export async function textAtMost(response: Response, most: number): Promise<string> {
  return new TextDecoder().decode(await readAtMost(response, most));
}

/** The pieces of a body as they come; whoever stops asking for more closes the connection. */
export async function* chunksOf(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value; part = await reader?.read())
      yield part.value as Uint8Array<ArrayBuffer>;
  } finally {
    // Of no effect on a body that has been read to its end; one that broke off says so to the reader above.
    await reader?.cancel().catch(() => undefined);
  }
}
