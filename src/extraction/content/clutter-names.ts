/** Class and id words of boxes that are not the article, in any theme; matched as whole words of a name. */
const boxWords = [
  // other articles
  'related|relateds|relatedposts?|related-?(?:news|articles?|stories|content|links|topics)|yarpp|crp|jp-relatedposts|read-?also|readmore|read-?more|see-?also|also-?read|you-?may|may-?like|also-?like|recommended|recommendations?|suggested|suggestions|last-?news|latest-?news|more-(?:news|stories|articles|from|posts|on)|most-?(?:read|popular|viewed|recent|watched)|popular|trending|latest|recent-?posts|inline-?related|inline-related-post|outbrain|taboola|trc|mgid|revcontent|zergnet|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post|story)',
  // sharing, following, installing
  'share|shares|sharing|sharebar|share-?(?:bar|box|buttons?|this|links?|icons?|tools?)|sharedaddy|sharethis|social|socials|social-?(?:media|share|links?|icons?|bar)|addthis|addtoany|a2a|ssba|shareaholic|heateor|sassy|essb|mashsb|follow|follow-?us|newsletter|subscribe|subscription|subscribe-?box|mailchimp|mc4wp|app-?(?:banner|download|install|promo)|download-?app|google-?news|telegram-?(?:box|join|channel)|whatsapp-?(?:box|join|channel)',
  // readers' words
  'comments?|commentlist|comment-?(?:form|list|box|area|section|respond|wrapper)|comments-?(?:area|section|wrapper|container|list)|respond|disqus|fb-comments|replies|reactions?|ratings?|kksr|post-?ratings?|vote|poll|reply',
  // about the article
  'tags?|tag-?(?:list|links|cloud|cont)|tags-?(?:list|links|cont)|post-?tags|entry-?tags|topic-?list|keywords|breadcrumbs?|bread-?crumbs?|crumbs?|post-?meta|entry-?meta|article-?meta|meta-?(?:info|data|line|bar)|post-?info|byline|by-?line|author-?(?:box|bio|info|name|desc(?:r|ription)?|card|profile|photo|about|block|social|details)|authors?-?(?:list|items?)|about-?author|post-?author|authorbox|saboxplugin|bio-?box|post-?(?:navigation|nav|pagination|views?)|article-?nav|nav-?links|paginav|prev-?next|next-?prev|pagination|pager|page-?links|views?-?(?:count|state)|reading-?time|read-?time|time-?read|post-?date|entry-?date|publish(?:ed)?-?date|date-?time|datetime|last-?update|updated|printfriendly|print|text-?resize|font-?size|toc|ez-toc|table-?of-?contents|lang(?:uage)?-?(?:switch(?:er)?|menu)',
  // adverts and notices
  'ad|ads|adv|advert|adverts|advertis(?:e|ing|ement|ements)|adsbygoogle|adsense|google-?ads?|dfp|gpt|ad-?(?:slot|unit|container|wrap(?:per)?|box|block|label|space|zone|inner|break)|ads-?(?:container|wrap(?:per)?|box)|banner|sponsor|sponsored|promo|promotion|cta|call-?to-?action|popup|pop-?up|modal|lightbox|cookie|cookies|gdpr|consent|paywall|skip-?link|skip-?to-?content|screen-?reader-?text|sr-?only|visually-?hidden|error-?report|report-?error|find-?mistake|copyright|disclaimer|quarto-(?:reuse|citation|copyright)|how-?to-?cite|cite-?this',
  // the site around it
  'sidebar|side-?bar|widget-?area|sidebar-?wrapper|footer|site-?footer|site-?header|masthead|navbar|menu|main-?menu|mega-?menu|nav|navigation|off-?canvas|search-?(?:form|box|bar)|login|signin|sign-?up|player-?controls|crayon-(?:toolbar|info|plain-wrap|nums?)|line-?numbers?|linenos?|gutter|code-?toolbar|copy-?(?:btn|button|code)|edit-?link|mw-editsection|anchor-?link|heading-?anchor|headerlink',
].join('|');

/** Words that stand in a box's name beside those above and say that it holds the text after all. */
const textWords =
  /(?:^|[ -])(?:article|post|entry|story|news|page|main|single)-?(?:body|content|text|container|main)(?:$|[ -])|(?:^|[ -])(?:content|body|prose|hentry|td-post-content|the-content)(?:$|[ -])/;

const name = new RegExp(`(?:^|[ -])(?:${boxWords})(?:$|[ -])`);

/** Tags that never hold an article's text, beside those that no snapshot has. */
export const clutterTags =
  'nav, form, dialog, menu, object, applet, map, fieldset, noscript, label';

/** Roles that never hold an article's text. */
export const clutterRoles =
  '[role=navigation], [role=search], [role=banner], [role=contentinfo], [role=dialog], [role=alertdialog], [role=alert], [role=menu], [role=menubar], [role=toolbar], [role=tablist], [role=button], [role=complementary], [aria-modal=true], [itemprop=keywords], [itemtype$=BreadcrumbList], [rel=tag], [hidden]';

/** Attributes in which a page says what a box is where its class is a hash; of a label, what the box around it is. */
const telling = ['aria-labelledby', 'data-e2e', 'data-testid', 'data-component', 'data-module'];

/** Elements that bear such an attribute. */
export const tellingBoxes = telling.map((name) => `[${name}]`).join(', ');

/** Elements that are named in some way. */
export const namedBoxes = `[class], [id], ${tellingBoxes}`;

/** The attributes that such a role stands in: a browser finds those that have one sooner than those that have a value of it. */
export const roleAttributes = '[role], [aria-modal], [itemprop], [itemtype], [rel], [hidden]';

/** An element's class and id as lower-case words parted by spaces and hyphens. */
export function boxName(element: Element): string {
  return plainName(`${element.getAttribute('class') ?? ''} ${element.id}`);
}

const plainNames = new Map<string, string>();

// Pages repeat their class names hundreds of times.
function plainName(names: string): string {
  const known = plainNames.get(names);
  if (known !== undefined) return known;
  const lower = /[A-Z]/.test(names)
    ? names.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
    : names;
  const parted = lower.includes('_') ? lower.replace(/_+/g, '-') : lower;
  const plain = parted.replace(/\s\s+|[^\S ]/g, ' ').trim();
  plainNames.set(names, plain);
  return plain;
}

/** A test of what boxes are named that remembers its answers. */
export function nameTest(pattern: RegExp): (element: Element) => boolean {
  const known = new Map<string, boolean>();
  return (element) => {
    const name = boxName(element);
    const answer = known.get(name) ?? pattern.test(name);
    known.set(name, answer);
    return answer;
  };
}

type Judgement = 'junk' | 'text' | 'neither';
const judged = new Map<string, Judgement>();

function judge(names: string): Judgement {
  const known = judged.get(names);
  if (known) return known;
  const named = plainName(names);
  const isText = textWords.test(named);
  const judgement = isText ? 'text' : name.test(named) ? 'junk' : 'neither';
  judged.set(names, judgement);
  return judgement;
}

/** Whether an element is named as a box that is not the article; one that is a telling box may say so elsewhere too. */
export function isClutterName(element: Element, isTelling: boolean): boolean {
  const byClass = judge(element.getAttribute('class') ?? '');
  if (byClass === 'text') return false;
  const byId = element.id ? judge(element.id) : 'neither';
  if (byId === 'text') return false;
  if (byClass === 'junk' || byId === 'junk') return true;
  return isTelling && telling.some((name) => isToldJunk(element, name));
}

function isToldJunk(element: Element, attribute: string): boolean {
  const told = element.getAttribute(attribute);
  return told !== null && judge(told) === 'junk';
}

const unlucky =
  /-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|hidden|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|share|shoutbox|shopping|sidebar|skyscraper|social|sponsor|supplemental|tags|widget|agegate|pagination|pager|popup|contact|com-|byline|author|dateline|writtenby/i;

/** Whether Readability would hold a box's name against it. */
export function isPenalisedByReadability(box: Element): boolean {
  return unlucky.test(`${box.getAttribute('class') ?? ''} ${box.id}`);
}
