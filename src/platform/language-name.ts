const named = new Map<string, Intl.DisplayNames>();

/** A language's name in another language, or its tag where the browser knows none. */
export function languageName(tag: string, inLanguage: string): string {
  const names =
    named.get(inLanguage) ??
    new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'code' });
  named.set(inLanguage, names);
  return names.of(tag) ?? tag;
}
