import DOMPurify from 'dompurify';
import * as limits from '../limits.ts';
import { once } from '../once.ts';
import { isTrackingPixel } from './tracking-pixel.ts';

const tags = [
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'div',
    'blockquote',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
  ],
  ...[
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'pre',
    'figure',
    'figcaption',
    'hr',
  ],
  ...[
    'a',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
    'abbr',
    'cite',
  ],
  ...[
    'q',
    'code',
    'kbd',
    'samp',
    'var',
    'span',
    'bdi',
    'bdo',
    'br',
    'wbr',
    'time',
    'img',
    'ruby',
    'rt',
    'rp',
  ],
];

const addresses = ['href', 'src', 'srcset', 'cite'];

const plainAttributes = [
  ...['alt', 'title', 'width', 'height', 'lang', 'dir', 'datetime'],
  ...['colspan', 'rowspan', 'scope', 'start', 'reversed', 'value'],
];

/** The longest value of an attribute, in UTF-16 units. */
function longest(name: string, value: string): number {
  if (name === 'srcset') return limits.srcset;
  if (!addresses.includes(name)) return limits.attribute;
  return value.startsWith('data:') ? limits.dataAddress : limits.address;
}

// Where there is no DOM, there are no hooks.
DOMPurify.addHook?.('uponSanitizeAttribute', (_, attribute) => {
  const { attrName, attrValue } = attribute;
  if (attrValue.length > longest(attrName, attrValue)) attribute.keepAttr = false;
});

// Before its style goes, by which it may be told.
DOMPurify.addHook?.('beforeSanitizeAttributes', (element) => {
  if (element.tagName !== 'IMG' || !isTrackingPixel(element)) return;
  element.removeAttribute('src');
  element.removeAttribute('srcset');
});

/**
 * A document that shows and loads nothing: what was parsed stands in it until a page takes it. DOMPurify's own is one
 * for each call, and lives as long as its nodes.
 */
const still = once(() => new DOMParser().parseFromString('', 'text/html'));

/** A paragraph or heading of bare text, as most blocks are: no parser is needed to tell what it says. */
const bareText = /^<(p|h[1-6])>([^<&\0\r]*)<\/\1>$/;

/**
 * Article HTML as nodes with nothing in them but the allowlist: the only place where HTML becomes part of a page. They stand in a
 * document that loads nothing, so no picture of theirs is asked for before they are put into a page.
 */
export function sanitizedFragment(html: string): DocumentFragment {
  const fragment = still().createDocumentFragment();
  const [, name, text = ''] = bareText.exec(html) ?? [];
  if (!name) {
    fragment.append(purified(html));
    return fragment;
  }
  const element = still().createElement(name);
  element.textContent = text;
  fragment.append(element);
  return fragment;
}

function purified(html: string): DocumentFragment {
  // Where a frameset takes the place of the body, DOMPurify gives null in spite of its type.
  const fragment: DocumentFragment | null = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: [...addresses, ...plainAttributes, 'id'],
    // Any other attribute would have to be an address too.
    ADD_URI_SAFE_ATTR: plainAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP:
      /^(?:https?:|mailto:|tel:|blob:|#|data:image\/(?:png|jpeg|gif|webp|avif);)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  if (!fragment) return document.createDocumentFragment();
  // Any other id could take a name that the page around it uses.
  for (const element of fragment.querySelectorAll('[id]'))
    if (!/^note-\d{1,4}$/.test(element.id)) element.removeAttribute('id');
  for (const link of fragment.querySelectorAll('a[href]:not([href^="#"])')) {
    link.setAttribute('rel', 'noopener noreferrer');
    link.setAttribute('target', '_blank');
  }
  return fragment;
}
