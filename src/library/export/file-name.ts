import { stripDiacritics, stripTatweel } from '../../article/text/arabic.ts';

/** Bytes of UTF-8 that every file system takes in a name, with room for an ending and a number. */
const longest = 180;

/** A readable file name for a title, in its own letters, safe on every system. */
export function fileName(title: string, ending: string): string {
  const plain = stripTatweel(stripDiacritics(title.normalize('NFC')))
    // Control and direction characters, and what Windows or a shell takes for something else.
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|#%~]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, '');
  const name = shortened(plain) || 'article';
  // Windows keeps these names for devices, whatever their ending.
  const isTaken = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
  return `${isTaken ? `${name}-` : name}.${ending}`;
}

function shortened(name: string): string {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  if (bytes(name) <= longest) return name;
  const letters = [...name];
  while (bytes(letters.join('')) > longest) letters.pop();
  return letters.join('').trim();
}
