import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Catalogue = Readonly<Record<string, { readonly message: string }>>;

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const locale = (language: string): string => read(`_locales/${language}/messages.json`);
const catalogue = (language: string): Catalogue => JSON.parse(locale(language));

const languages = ['en', 'ar'] as const;
const plural = /_(zero|one|two|few|many|other)$/;
const forms = { en: ['one', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] } as const;

/** Names of the messages that have plural forms: those with a form `_other`. */
const counted = (messages: Catalogue): readonly string[] =>
  Object.keys(messages)
    .filter((name) => name.endsWith('_other'))
    .map((name) => name.slice(0, -'_other'.length));

/** Every message once, whatever its plural forms. */
function names(messages: Catalogue): readonly string[] {
  const bases = new Set(counted(messages));
  const base = (name: string): string => {
    const short = name.replace(plural, '');
    return bases.has(short) ? short : name;
  };
  return [...new Set(Object.keys(messages).map(base))].sort();
}

const values = (message: string | undefined): readonly string[] =>
  [...new Set(message?.match(/\$\d/g) ?? [])].sort();

describe('the interface in English and Arabic', () => {
  const english = catalogue('en');
  const arabic = catalogue('ar');

  test('has the same messages in both', () => {
    expect(names(arabic)).toEqual(names(english));
  });

  test('fills the same values in both', () => {
    const differing = Object.keys(english)
      .filter((name) => name in arabic && !plural.test(name))
      .filter((name) => `${values(english[name]?.message)}` !== `${values(arabic[name]?.message)}`);
    expect(differing).toEqual([]);
  });

  test.each(languages)('has every plural form of the language: %s', (language) => {
    const messages = catalogue(language);
    const missing = counted(messages).flatMap((base) =>
      forms[language]
        .filter((form) => !(`${base}_${form}` in messages))
        .map((form) => `${base}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(languages)(
    'has no empty message, and its file is one sorted message a line: %s',
    (language) => {
      const messages = catalogue(language);
      const keys = Object.keys(messages);
      expect(keys.filter((name) => !messages[name]?.message.trim())).toEqual([]);
      expect(keys).toEqual([...keys].sort());
      expect(locale(language).trim().split('\n')).toHaveLength(keys.length + 2);
    },
  );

  test.each(languages)('has every message that the manifest names: %s', (language) => {
    const named = [...read('manifest.json').matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !name || !(name in catalogue(language)))).toEqual([]);
  });
});

describe('what the documents say', () => {
  test.each(['ARCHITECTURE.md', 'README.md', 'PRIVACY.md'])(
    '%s names only files that exist',
    (name) => {
      const paths = [...read(name).matchAll(/`((?:src|scripts|tests|icons|_locales)\/[\w./-]+)`/g)];
      const missing = paths
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(root, path)));
      expect(missing).toEqual([]);
    },
  );

  test('README.md names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [
      ...read('README.md').matchAll(
        /npm (?:run )?(start|test|[\w-]+:[\w-]+|build|package|check|extract|format)\b/g,
      ),
    ];
    expect(named.length).toBeGreaterThan(2);
    expect(
      named.map(([, script]) => script).filter((script) => !script || !(script in scripts)),
    ).toEqual([]);
  });

  test('every command of package.json runs a file that exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const files = Object.values(scripts).flatMap((line) => [...line.matchAll(/^node (\S+)/g)]);
    const missing = files
      .map(([, file = '']) => file)
      .filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });
});

describe('the source', () => {
  const files = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(folder, path),
    );

  test('has one version', () => {
    expect(JSON.parse(read('manifest.json')).version).toBe(
      JSON.parse(read('package.json')).version,
    );
  });

  test('imports webextension-polyfill in one file', () => {
    const sources = files('src').filter((path) => /\.tsx?$/.test(path));
    const importing = sources.filter((path) =>
      /^(?:import|export) (?!type).*from 'webextension-polyfill'/m.test(read(path)),
    );
    expect(importing).toEqual([join('src', 'platform', 'browser.ts')]);
  });

  test('moves nothing where the reader asks for less motion', () => {
    const styles = files('src').filter((path) => path.endsWith('.css'));
    const welcome = /@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/;
    const motion = /^\s*(?:animation|transition|scroll-behavior)(?:-[a-z]+)?:.*$/m;
    expect(styles.filter((path) => motion.test(read(path).replace(welcome, '')))).toEqual([]);
    expect(styles.some((path) => welcome.test(read(path)))).toBe(true);
    const code = files('src').filter((path) => /\.tsx?$/.test(path));
    expect(code.filter((path) => /behavior: 'smooth'|\.animate\(/.test(read(path)))).toEqual([]);
  });

  test('shows the shape of an article in the first frame of the pages that show one', () => {
    for (const page of ['popup', 'reader']) {
      const html = read(join('src', 'pages', `${page}.html`));
      expect(html.match(/class="skeleton-line/g)?.length).toBeGreaterThan(3);
    }
  });
});
