import citeproc from 'citeproc';
import { sanitizedFragment } from '../../article/html/sanitize.ts';
import { markArabicRuns } from './arabic-runs.ts';
import type { Citable } from './citable.ts';
import type { CitationStyle } from './citation-style.ts';
import { type CslItem, cslItems } from './csl-json.ts';
import apa from './styles/apa.csl';
import chicago from './styles/chicago-note-bibliography.csl';
import arabic from './styles/locales-ar.xml';
import english from './styles/locales-en-US.xml';
import mla from './styles/modern-language-association.csl';

const styles: Readonly<Record<CitationStyle, string>> = { chicago, apa, mla };

/** Signs that the processor would read as markup in a text, and characters of no meaning that stand for them on its way through. */
const markup: readonly (readonly [sign: string, standIn: string])[] = [
  ['<', '\ue0f0'],
  ['>', '\ue0f1'],
];

/** The articles as a bibliography in a style, in the words of a language: one element each, in the style's order. */
export function bibliography(
  list: readonly Citable[],
  style: CitationStyle,
  language: 'ar' | 'en',
): readonly Element[] {
  const items = new Map(cslItems(list).map((item) => [item.id, withStandIns(item)]));
  const locale = { ar: arabic, en: english }[language];
  const engine = new citeproc.Engine(
    {
      retrieveLocale: () => locale,
      retrieveItem: (id) => items.get(id) as CslItem,
    },
    language === 'ar' ? withArabicCommas(styles[style]) : styles[style],
    language === 'ar' ? 'ar' : 'en-US',
    true,
  );
  engine.setOutputFormat('html');
  translateTitles(engine, list);
  engine.updateItems([...items.keys()]);
  const made = engine.makeBibliography();
  return made ? made[1].map(entryElement) : [];
}

/** A style whose own commas are those of the Arabic dates and names between them; a text's commas stay as they are. */
function withArabicCommas(style: string): string {
  return style.replace(/(?:prefix|suffix|delimiter|sort-separator)="[^"]*"/g, (attribute) =>
    attribute.replaceAll(',', '،'),
  );
}

/** Has the processor set a title's translation behind it in brackets, as all three styles want it. */
function translateTitles(engine: InstanceType<typeof citeproc.Engine>, list: readonly Citable[]) {
  const languages = list.flatMap(({ translatedTitle }) => translatedTitle?.lang ?? []);
  engine.setLangTagsForCslTranslation([...new Set(languages)]);
  engine.setLangPrefsForCites({ titles: ['orig', 'translat'] });
  const affixes = Array.from({ length: 48 }, () => '');
  // The third of the kinds is titles, the fourth of its forms the translation.
  affixes.splice(2 * 8 + 3 * 2, 2, ' [', ']');
  engine.setLangPrefsForCiteAffixes(affixes);
}

function withStandIns(item: CslItem): CslItem {
  const put = (text: string): string =>
    markup.reduce((changed, [sign, standIn]) => changed.replaceAll(sign, standIn), text);
  const { note, multi, ...rest } = item;
  const titles = Object.entries(multi?._keys.title ?? {});
  return {
    ...rest,
    title: put(item.title),
    'container-title': put(item['container-title']),
    ...(item.author
      ? { author: item.author.map(({ literal }) => ({ literal: put(literal) })) }
      : {}),
    ...(multi
      ? {
          multi: {
            ...multi,
            _keys: { title: Object.fromEntries(titles.map(([lang, text]) => [lang, put(text)])) },
          },
        }
      : {}),
  };
}

function entryElement(html: string): Element {
  const entry = document.createElement('p');
  const whole = markup.reduce(
    (changed, [sign, standIn]) => changed.replaceAll(standIn, `&#${sign.charCodeAt(0)};`),
    html,
  );
  const made = sanitizedFragment(whole.trim());
  entry.append(...(made.firstElementChild?.childNodes ?? []));
  markArabicRuns(entry);
  return entry;
}
