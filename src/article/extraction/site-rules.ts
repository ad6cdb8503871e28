/** What is known of one site's pages, each a CSS selector, where no general rule can tell. */
export interface SiteRule {
  /** The box of the article's text, without its headline; what it holds is read as an area that a reader chose. */
  readonly content?: string;
  /** Boxes that are none of the article. */
  readonly remove?: string;
  /** The element that is the headline. */
  readonly title?: string;
}

/** Rules by host; one holds for the hosts below it too. */
export type SiteRules = Readonly<Record<string, SiteRule>>;

/**
 * The sites that need a rule: add a line such as `'news.example': { content: '.story-text', remove: '.quiz' }`.
 * None so far; a general rule serves more pages, so look for that first.
 */
export const siteRules: SiteRules = {};

/** The rule of a host, or of the nearest host above it; empty where there is none. */
export function ruleFor(host: string, rules: SiteRules): SiteRule {
  for (let name = host; name; name = name.split('.').slice(1).join('.'))
    if (Object.hasOwn(rules, name)) return rules[name] ?? {};
  return {};
}
