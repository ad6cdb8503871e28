import citeproc from 'citeproc';
import { sanitizedFragment } from '../../article/html/sanitize.ts';
import type { Direction } from '../../article/model.ts';
import { textDirection } from '../../article/text/direction.ts';
import { markArabicRuns } from './arabic-runs.ts';
import { arabicLocale, arabicStyle, joinedWords } from './arabic-style.ts';
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

/** The articles as a bibliography in a style, in the words of a language: one element each, with its direction, in the style's order. */
export function bibliography(
  list: readonly Citable[],
  style: CitationStyle,
  language: 'ar' | 'en',
): readonly HTMLElement[] {
  const given = new Map(cslItems(list).map((item) => [item.id, item]));
  const items = new Map([...given].map(([id, item]) => [id, withStandIns(item)]));
  const isArabic = language === 'ar';
  const locale = isArabic ? arabicLocale(arabic) : english;
  const whole = withWholeEntries(styles[style]);
  const engine = new citeproc.Engine(
    {
      retrieveLocale: () => locale,
      retrieveItem: (id) => items.get(id) as CslItem,
    },
    isArabic ? arabicStyle(whole) : whole,
    isArabic ? 'ar' : 'en-US',
    true,
  );
  engine.setOutputFormat('html');
  translateTitles(engine, list);
  engine.updateItems([...items.keys()]);
  const made = engine.makeBibliography();
  if (!made) return [];
  const [{ entry_ids: ids }, entries] = made;
  return entries.map((html, at) => {
    const item = given.get(ids[at]?.[0] ?? '');
    const entry = entryElement(html, item ? [item.title, item['container-title']] : []);
    entry.dir = isArabic ? arabicDirection(entry.textContent ?? '') : 'ltr';
    return entry;
  });
}

/** A style that repeats a writer's name: dashes in its place would, in MLA, stand for titles too, and an entry is copied alone. */
function withWholeEntries(style: string): string {
  return style.replace(/ subsequent-author-substitute="[^"]*"/, '');
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

/** The direction of an entry in Arabic words: that of a work in Latin letters is the work's. An address is none of its words. */
function arabicDirection(text: string): Direction {
  return textDirection(text.replace(/https?:\S+/g, ''), 'rtl');
}

function entryElement(html: string, wholes: readonly string[]): HTMLElement {
  const entry = document.createElement('p');
  const whole = markup.reduce(
    (changed, [sign, standIn]) => changed.replaceAll(standIn, `&#${sign.charCodeAt(0)};`),
    joinedWords(html),
  );
  const made = sanitizedFragment(whole.trim());
  entry.append(...(made.firstElementChild?.childNodes ?? []));
  markArabicRuns(entry, wholes);
  return entry;
}
