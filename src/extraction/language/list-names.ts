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
  | 'ai-summary-note'
  // Requests to the reader that are more than a phrase.
  /** A line asks to subscribe, to write, to press, to share: it names the reader, or the site as "us". */
  | 'reader-call'
  /** Opens a request where a network or the site itself is named too. */
  | 'reader-call-with-network'
  /** Asks at the end of a page, and may tell something in a text. */
  | 'likely-reader-call'
  /** Says that the rest of a text is for subscribers. */
  | 'for-subscribers'
  /** Asks to share an opinion "with us", however long the line. */
  | 'shared-with-us'
  /** Verbs that tell as well as ask: "carried" and "carry". */
  | 'asked-or-told-verb'
  /** Asks for a click on a link named "here". */
  | 'here-link-call'
  /** The words of such a link. */
  | 'here-link'
  /** Asks whether the page was useful. */
  | 'feedback-question'
  /** Asks to write to the site about a mistake, a story. */
  | 'write-to-us'
  /** A link or button that asks to join or to give. */
  | 'call-link'
  /** The link at a newsletter's foot. */
  | 'unsubscribe-link'
  /** Asks to visit the site's page at a network. */
  | 'visit-call'
  /** How a line begins that such a request ends. */
  | 'visit-opening'
  /** How a line begins that tells what is not, or of all. */
  | 'negation'
  /** Asks for a comment. */
  | 'comment-call'
  /** Asks to tell "us", where an opinion is named too. */
  | 'tell-us'
  /** Opinions, comments and experiences. */
  | 'opinion-word'
  /** What can be done with a page: print, send, save. */
  | 'page-tool'
  /** Stands beside a tool that is gone: a player, a script. */
  | 'tool-note'
  /** Stood before the buttons for the size of letters. */
  | 'font-size-label'
  // Notices.
  /** A site says how links pay it. */
  | 'affiliate-disclosure'
  /** A site says that it copied the text, and where from. */
  | 'copied-notice'
  /** A site says where the text comes from, who paid for it or whose opinion it is. */
  | 'provenance-notice'
  /** Replaces no doctor's, lawyer's or banker's advice. */
  | 'no-advice-notice'
  /** How a disclaimer begins. */
  | 'disclaimer-opening'
  /** How a notice begins: it is one where other words say of what. */
  | 'notice-opening'
  /** Taken, copied, published: what a notice says of the text. */
  | 'quoted-from'
  /** What a notice calls the text and the site. */
  | 'this-text'
  /** Rights of authors and publishers. */
  | 'rights-word'
  | 'all-rights-reserved'
  /** Whose the rights are, what may be copied, whose opinion it is. */
  | 'rights-notice'
  /** Where all pictures of an article are from. */
  | 'photo-provenance'
  /** Asks to accept cookies … */
  | 'cookie-notice'
  /** … and what one does with them. */
  | 'cookie-consent'
  /** Says to a screen reader that a part was skipped. */
  | 'skip-note'
  /** A count of stars or votes. */
  | 'rating-line'
  // The text's beginning and end.
  /** Over what an editor put in short. */
  | 'summary-label'
  /** Over the question that a text answers. */
  | 'question-label'
  /** How a text's own first line begins: a dedication, a preface. */
  | 'text-opening'
  /** The first link of the way to a page. */
  | 'home-label'
  /** More follows soon, at the end of a flash. */
  | 'to-be-continued'
  /** The details are in the video. */
  | 'watch-the-video'
  /** Leads to a document that the text tells of. */
  | 'document-to-read'
  /** Opens a list of what the site offers. */
  | 'offer-opening'
  /** The site, among the first words of what it offers. */
  | 'site-word'
  /** What a site calls itself, where it describes itself. */
  | 'site-kind'
  /** What it says of itself there. */
  | 'site-description'
  /** Thanks to a source, and "Source" with the name right behind it. */
  | 'thanks-to-source'
  /** Quoted from a paper, alone on a line. */
  | 'taken-from'
  /** The word for the end in an agency's last line. */
  | 'closing-mark'
  /** How a column's last line begins, which is no name. */
  | 'farewell'
  /** Regards above a name. */
  | 'regards'
  // Writers.
  /** Who reported, edited or helped. */
  | 'made-by'
  /** Given names, and titles before them, by which a name without a label is told; none that is a common word or place too. */
  | 'given-name'
  /** By, before a name. */
  | 'by'
  /** By, in one language, and in another of its script a common word. */
  | 'by-or-common-word'
  /** Wrote, before a name at a line's beginning, or with a colon; in this spelling only: "كتبه" and "نشره", not "كتبة" and "نشرة". */
  | 'wrote'
  /** The writer, before a name. */
  | 'writer-label'
  /** The same where a comma stands behind it: otherwise it says something else. */
  | 'comma-label'
  /** With a comma too, before what he is. */
  | 'role-label'
  /** Before a colon and a name: what somebody did for a text. */
  | 'work-label'
  /** The same: what a text is, and who brought it. */
  | 'report-label'
  /** What else is taken off a name's front. */
  | 'before-name'
  /** What a name ends before, whatever follows: "… on the Coast's channel". */
  | 'place-behind-name'
  /** What a date is written behind: "… on 3 May". */
  | 'day-behind-name'
  /** Letters before a name that stand for a title. */
  | 'title-initial'
  /** Behind a name and a comma: what somebody is who writes. */
  | 'profession-behind-name'
  /** Labels that open a byline where a dash or colon stands behind them. */
  | 'signed-label'
  /** How a line about the writer begins, besides professions. */
  | 'profession-opening'
  /** What a line about the writer goes on with behind the name. */
  | 'biography-verb'
  /** Says how to reach the writer. */
  | 'contact-verb'
  /** Says who took a picture. */
  | 'photographer-line'
  /** Radio, television: of an outlet's name. */
  | 'broadcaster-word'
  /** What stands where a name is expected and is none. */
  | 'no-byline'
  /** Leads to a writer's other pages, or asks to follow him. */
  | 'author-listing'
  // Dates and numbers.
  /** Published, updated. */
  | 'publication-word'
  /** A line near the headline says with it, anywhere, when the text was published … */
  | 'publication-label'
  /** … or when it was changed. */
  | 'update-label'
  /** Behind the time of day, in its first half … */
  | 'before-noon'
  /** … and its second. */
  | 'after-noon'
  /** The time of Greenwich. */
  | 'universal-time'
  /** A time three hours ahead of it … */
  | 'arabian-time'
  /** … and one four hours ahead. */
  | 'gulf-time'
  /** Beside a date's month, besides `of-word`. */
  | 'date-word'
  /** Written onto the end of a number. */
  | 'number-suffix'
  /** The same, where it numbers. */
  | 'ordinal-suffix'
  /** Between a number and how many there are, or a day and its month: 2 of 7. */
  | 'of-word'
  // Controls and links.
  /** Opens the rest of a text. */
  | 'expand-control'
  /** What a page says when its question has been answered. */
  | 'thanks-message'
  /** What a text gives its readers beside it: the full text, a table. */
  | 'document-word'
  /** A text's own links. */
  | 'link-collection-word'
  /** Words that lean on the next one: no line of its own ends with them. */
  | 'leaning-word';
