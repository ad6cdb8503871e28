import { keptPicture } from '../../../library/pictures/picture-queue.ts';
import { pictureType } from '../../../library/pictures/picture-type.ts';

/** A picture as a file of an archive. */
export interface PictureFile {
  readonly blob: Blob;
  /** Ending of its name. */
  readonly ending: string;
}

/** How much of a picture tells its type, in bytes. */
const head = 4096;

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/x-icon': 'ico',
  'image/svg+xml': 'svg',
};

/** A picture as it is kept; undefined where it is not, or is none. */
export async function originalPicture(
  articleId: string,
  address: string,
): Promise<PictureFile | undefined> {
  const kept = await pictureAt(articleId, address);
  if (!kept) return undefined;
  const bytes = new Uint8Array(await kept.slice(0, head).arrayBuffer());
  const type = pictureType(bytes, kept.type) ?? '';
  const ending = endings[type];
  return ending ? { blob: kept.slice(0, kept.size, type), ending } : undefined;
}

/** What every reader of EPUB 3 shows (EPUB 3.3, core media types), without drawings, which could run or load something. */
const bookTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/gif'];

/** A picture as a book may have it: what is of another type is drawn anew. */
export async function bookPicture(
  articleId: string,
  address: string,
): Promise<PictureFile | undefined> {
  const picture = await originalPicture(articleId, address);
  if (!picture || bookTypes.includes(picture.blob.type)) return picture;
  const blob = await drawnAnew(picture.blob).catch(() => undefined);
  return blob && { blob, ending: 'png' };
}

async function pictureAt(articleId: string, address: string): Promise<Blob | undefined> {
  if (!address.startsWith('data:')) return keptPicture(articleId, address);
  const reply = await fetch(address).catch(() => undefined);
  return reply?.blob();
}

/** The longest side of a picture that is drawn anew, in pixels. */
const longestSide = 1600;

async function drawnAnew(picture: Blob): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(picture);
  try {
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(1, longestSide / Math.max(width, height, 1));
    const canvas = new OffscreenCanvas(Math.max(1, width * scale), Math.max(1, height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob();
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
