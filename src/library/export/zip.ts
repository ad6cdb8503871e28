import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-writer.js';

/** A zip archive that is written entry by entry. */
export interface ZipArchive {
  /** Adds a file: a text, or what is packed already and goes in as it is. */
  add(name: string, content: string | Blob): Promise<void>;
  /** Adds a text that goes in as it is, as an EPUB's first file must. */
  addStored(name: string, content: string): Promise<void>;
  /** Writes the list of entries and closes the stream. */
  close(): Promise<void>;
}

/** Writes a zip archive into a stream; one file is held at a time. Names are UTF-8, sizes stand before the data, as readers that stream need them. */
export function zipArchive(into: WritableStream<Uint8Array>): ZipArchive {
  const writer = new ZipWriter(into, {
    useWebWorkers: false,
    bufferedWrite: true,
    dataDescriptor: false,
    extendedTimestamp: false,
    // A time that says nothing of the reader.
    lastModDate: new Date(1980, 0, 1),
  });
  const addText = (name: string, text: string, level: number): Promise<unknown> => {
    const bytes = new TextEncoder().encode(text);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    return writer.add(name, stream, { level, uncompressedSize: bytes.length });
  };
  return {
    async add(name, content) {
      if (typeof content === 'string') await addText(name, content, 6);
      else await writer.add(name, content.stream(), { level: 0, uncompressedSize: content.size });
    },
    async addStored(name, content) {
      await addText(name, content, 0);
    },
    async close() {
      await writer.close();
    },
  };
}
