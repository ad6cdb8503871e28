import { stripDiacritics, stripTatweel } from '../../article/text/arabic.ts';

/** Bytes of UTF-8 that every file system takes in a name, with room for an ending and a number. */
const longest = 180;

/** A readable file name for a title, in its own letters, safe on every system. */
export function fileName(title: string, ending: string): string {
  const plain = stripTatweel(stripDiacritics(title.toWellFormed().normalize('NFC')))
    // Control and direction characters, and what Windows or a shell takes for something else.
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|#%~]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, '');
  const name = shortened(plain) || 'article';
  // Windows keeps these names for devices, whatever their ending.
  const taken = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/i;
  return `${name.replace(taken, '$1-')}.${ending}`;
}

/** Gives each of several titles a file name of its own, also where systems take capitals and marks of letters for the same. */
export function uniqueFileNames(ending: string): (title: string) => string {
  const used = new Set<string>();
  return (title) => {
    const name = fileName(title, ending);
    const stem = name.slice(0, -ending.length - 1);
    for (let number = 1; ; number++) {
      const own = number === 1 ? name : `${stem} (${number}).${ending}`;
      const key = own.normalize('NFKD').toLowerCase();
      if (used.has(key)) continue;
      used.add(key);
      return own;
    }
  };
}

function shortened(name: string): string {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  if (bytes(name) <= longest) return name;
  const letters = [...name];
  while (bytes(letters.join('')) > longest) letters.pop();
  return letters.join('').trim();
}
