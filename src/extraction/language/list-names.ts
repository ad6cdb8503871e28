/**
 * What the lists of words, phrases and patterns mean. A language has those that it needs; a line's key is compared as a whole,
 * as the line's beginning, or word by word, as the code says that asks.
 */
export type ListName =
  // Labels: short lines that stand over something.
  /** Over links to other articles. */
  | 'related-label'
  /** Over links and nothing else: more of a section, prices, the weather. */
  | 'more-label'
  /** Over keywords and categories. */
  | 'tags-label'
  /** Over, or before, what the text was taken from. */
  | 'sources-label'
  /** What nothing of the article follows: comments, the writer. */
  | 'end-label'
  /** Over what readers wrote. */
  | 'comments-label'
  /** Over what the site says of itself. */
  | 'about-site-label'
  /** Over a question to readers. */
  | 'poll-label'
  /** In the place of an advertisement. */
  | 'advert-label'
  /** What a site calls its sections and lists of reports. */
  | 'section-name'
  // What asks the reader to do something.
  /** Share, follow, subscribe, install, comment, report, print: whole lines, and how such lines begin. */
  | 'call-to-action'
  /** First words of lines that ask to follow. */
  | 'follow-verb'
  /** Networks and shops of which no text speaks otherwise than by name. */
  | 'network'
  /** Networks and ways to follow whose names are common words too. */
  | 'network-or-common-word'
  /** What a site says of its own channels and of its reader's address. */
  | 'of-the-site'
  // Who made it, and when.
  /** How a byline begins. */
  | 'byline-start'
  /** Labels before a photographer or an agency. */
  | 'photo-credit'
  /** What those who write are called. */
  | 'profession'
  /** What others who work for a newspaper are called. */
  | 'staff-profession'
  /** Words of the name of a newspaper's desk. */
  | 'newsroom-word'
  /** Words that name agencies, and what else a line of sources is made of. */
  | 'agency-word'
  /** Words that a line of dates, times and counts is made of, besides numbers. */
  | 'metadata-word'
  /** Labels of the fields in which readers write a comment. */
  | 'comment-field-word'
  /** What closes a report and says nothing more. */
  | 'sign-off'
  /** Verbs that say that somebody is quoted. */
  | 'saying'
  /** A note that a machine wrote the summary beside it. */
  | 'ai-summary-note';
