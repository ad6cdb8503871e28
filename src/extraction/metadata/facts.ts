/** What is known of the article besides its text. */
export interface Facts {
  /** Every form of the headline that the page gives. */
  readonly titles: readonly string[];
  /** The whole text as the page tells it to machines, folded; empty where it does not. */
  readonly articleBody: string;
  /** What the page says its article is about; it often repeats the standfirst. */
  readonly description: string | undefined;
  readonly byline: string | undefined;
  readonly siteName: string | undefined;
  /** Day of publication, as ISO 8601; undefined where the page tells none. */
  readonly day: string | undefined;
  /** Host of the page, without www. */
  readonly host: string;
}
