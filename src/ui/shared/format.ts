const units = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;

/** A number of bytes as a language writes it: kB below a megabyte, then MB, then GB; with one decimal below ten. */
export function sizeText(bytes: number, language: string): string {
  // What rounds up to a thousand of a unit is one of the next: 999,600 bytes are 1 MB, not 1,000 kB.
  const [unit, size] = units.find(([, size]) => bytes >= size * 0.9995) ?? units[2];
  const value = bytes / size;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    // Arabic writes the unit out: its short form stands for nothing that people say.
    unitDisplay: language.startsWith('ar') ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
