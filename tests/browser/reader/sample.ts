import { articleOf, keptOf } from './open-article.ts';

const pairs = [
  ['وادي الزيتون يفتتح حديقته الأولى', 'Wadi al-Zaytun opens its first park'],
  [
    'افتتحت بلدية وادي الزيتون أمس حديقة عامة واسعة.',
    'The municipality of Wadi al-Zaytun opened a large public park yesterday.',
  ],
  [
    'وقالَ المُهندسُ سامي الحكيم إنّ العمل استمر ثلاثة أعوام.',
    'The engineer Sami al-Hakim said the work had lasted three years.',
  ],
  ['ماذا في الحديقة؟', 'What is in the park?'],
  ['بحيرة صغيرة', 'A small lake'],
  ['ألف شجرة', 'A thousand trees'],
  ['الحديقة بيت لكل من لا بيت له.', 'The park is a home for everyone without one.'],
  ['مدخل الحديقة الشرقي', 'The eastern entrance of the park'],
  ['المساحة', 'Area'],
  ['عشرة آلاف متر', 'Ten thousand metres'],
  [
    'وتفتح أبوابها من الساعة 8 صباحا حتى ٩ مساء.',
    'It is open from 8 in the morning until 9 in the evening.',
  ],
] as const;

const text = (index: number): string => pairs[index]?.[0] ?? '';

/** A grey picture of 40 × 20 pixels. */
const picture =
  'data:image/gif;base64,R0lGODlhKAAUAIAAAMzMzAAAACH5BAAAAAAALAAAAAAoABQAAAIZhI+py+0Po5y02ouz3rz7D4biSJbmiabqUQAAOw==';

const long = Array.from({ length: 14 }, (_, index) => ({
  text: `وهذه الفقرة رقم ${index + 1} من وصف الحديقة الطويل الذي يقرؤه الزائر على مهل وهو جالس تحت شجرة في الظل.`,
}));

/** An invented article with a block of every kind. */
export const sample = articleOf(text(0), [
  { html: `<p>${text(1)} ${text(2)}</p>`, text: `${text(1)} ${text(2)}` },
  {
    kind: 'picture',
    html: `<figure><img src="${picture}" alt="بوابة" width="400" height="200"><figcaption>${text(7)}</figcaption></figure>`,
    text: text(7),
  },
  { kind: 'heading', html: `<h2>${text(3)}</h2>`, text: text(3) },
  { kind: 'list', html: `<ul><li>${text(4)}</li><li>${text(5)}</li></ul>` },
  { kind: 'quote', html: `<blockquote><p>${text(6)}</p></blockquote>` },
  {
    kind: 'table',
    html: `<table><tbody><tr><th scope="row">${text(8)}</th><td>${text(9)}</td></tr></tbody></table>`,
  },
  { kind: 'code', html: '<pre>open = true</pre>', text: 'open = true', lang: 'en', dir: 'ltr' },
  {
    kind: 'embed',
    html: '<div><a href="https://video.example/1">video.example</a></div>',
    text: 'video.example',
  },
  { html: `<p>${text(10)}</p>`, text: text(10) },
  ...long,
]);

/** The translation of its first part, as kept from an earlier reading. */
export const sampleKept = keptOf(sample, pairs);
