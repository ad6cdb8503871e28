/** The language of a tag without its region, in lower case. */
export function baseLanguage(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}

/** Chinese by script, other languages without their region: what most services call them. */
export function serviceLanguage(tag: string): string {
  if (baseLanguage(tag) !== 'zh') return baseLanguage(tag);
  return /hant|tw|hk/i.test(tag) ? 'zh-TW' : 'zh-CN';
}
