/** Stands behind the word for "and", which Arabic writes together with the word after it, where the processor sets a space. */
const joiner = '\ue0f2';

/** A style as Arabic writes: its own commas between Arabic dates and names, "and" in a word. A text's commas stay as they are. */
export function arabicStyle(style: string): string {
  return style
    .replaceAll('and="symbol"', 'and="text"')
    .replace(/<name [^<>]*/g, (name) =>
      /\sdelimiter=/.test(name) ? name : name.replace('<name', '<name delimiter=", "'),
    )
    .replace(/(?:prefix|suffix|delimiter|sort-separator)="[^"]*"/g, (attribute) =>
      attribute.replaceAll(',', '،'),
    );
}

/** The locale that such a style is written in. */
export function arabicLocale(locale: string): string {
  return locale.replace('<term name="and">و<', `<term name="and">و${joiner}<`);
}

/** A text of the processor with its words for "and" joined to the Arabic after them. */
export function joinedWords(text: string): string {
  return text.replace(/\ue0f2(?: (?=\p{Script=Arabic}))?/gu, '');
}
