/** A number of bytes in words of a language: kB below a megabyte, then MB, then GB. */
export function sizeText(bytes: number, language: string): string {
  const [unit, size] =
    bytes < 1e6
      ? ['kilobyte', bytes / 1e3]
      : bytes < 1e9
        ? ['megabyte', bytes / 1e6]
        : ['gigabyte', bytes / 1e9];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: (size as number) < 10 ? 1 : 0,
  }).format(size as number);
}
