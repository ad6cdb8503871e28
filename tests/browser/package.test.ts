import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firstScripts, pageBytes } from '../page-bytes.ts';
import { browsers } from './harness/index.ts';

const kilobytes = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;

describe.each(browsers)('the package for %s', (name) => {
  const folder = join('dist', name === 'chromium' ? 'chrome' : 'firefox');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const first = (page: string) =>
    [...firstScripts(folder, page), `${page}.html`].map((file) => join(folder, file));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });

  test('asks for no host at install and runs nothing on pages by itself', () => {
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.permissions).not.toContain('tabs');
  });

  test('has the background of its browser, and no key of the other', () => {
    const { background } = manifest;
    if (name === 'chromium') {
      expect(background).toEqual({ service_worker: 'background.js', type: 'module' });
      expect(manifest.minimum_chrome_version).toBe('138');
      expect(manifest.browser_specific_settings).toBeUndefined();
    } else {
      expect(background.scripts[0]).toBe('background.js');
      expect(background.service_worker).toBeUndefined();
      expect(manifest.permissions).not.toContain('offscreen');
      expect(manifest.browser_specific_settings.gecko.strict_min_version).toBe('140.0');
      expect(manifest.browser_specific_settings.gecko_android.strict_min_version).toBe('142.0');
      expect(manifest.browser_specific_settings.gecko.data_collection_permissions.required).toEqual(
        ['none'],
      );
    }
  });

  test('holds every file that its manifest and pages name', () => {
    const pages = files.filter((file) => file.endsWith('.html'));
    const loaded = pages.flatMap((page) => {
      const html = readFileSync(join(folder, page), 'utf8');
      return [...html.matchAll(/ (?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    });
    expect(loaded.length).toBeGreaterThan(pages.length);
    const named = [
      ...loaded,
      manifest.action.default_popup,
      manifest.options_ui.page,
      ...Object.values<string>(manifest.icons),
      ...Object.values<string>(manifest.action.default_icon),
      ...['content.js', 'languages.js'],
      'copy-and-cite.js',
      'export-and-cite.js',
      'bibliography.js',
      'share-dialog.css',
      'engine/marian-worker.js',
      ...['dot-add', 'bit-equal', 'plain'].map((name) => `engine/marian-${name}.wasm`),
    ];
    expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  test('holds nothing of the tests and nothing of the sample model', () => {
    expect(files.filter((file) => /sample|vocab|model\.bin|\.map$|\.ts$/.test(file))).toEqual([]);
  });

  test('names all that others made in it, with their licences', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const notices = readFileSync(join(folder, 'THIRD-PARTY.txt'), 'utf8');
    const missing = Object.entries(dependencies).filter(
      ([dependency, version]) => !notices.includes(`\n${dependency} ${version}\n`),
    );
    expect(missing).toEqual([]);
    for (const licence of ['MIT License', 'Apache License', 'SIL OPEN FONT LICENSE', 'MPL-2.0'])
      expect(notices).toContain(licence);
  });

  test('holds nothing that nothing in it names', () => {
    const known = /^(?:manifest\.json|LICENSE|THIRD-PARTY\.txt|_locales\/\w+\/messages\.json)$/;
    const paths = files.filter((file) => statSync(join(folder, file)).isFile());
    const texts = paths
      .filter((file) => /\.(?:js|css|html|json)$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    const named = (file: string): boolean => {
      const base = basename(file);
      // The kernels' names are put together from their kinds.
      const kind = /^marian-(.+)\.wasm$/.exec(base)?.[1];
      return texts.some((text) => text.includes(base) || (kind && text.includes(`"${kind}"`)));
    };
    expect(paths.filter((file) => !known.test(file) && !named(file))).toEqual([]);
  });

  test('is small where it must be quick', () => {
    // The budgets are what was measured when they were set, and a quarter more.
    expect(kilobytes([join(folder, 'content.js')])).toBeLessThan(200);
    // The pop-up and the reader come in one file each; what the pop-up may show later, in another.
    expect(first('popup')).toHaveLength(3);
    expect(first('reader')).toHaveLength(3);
    expect(kilobytes(first('popup'))).toBeLessThan(210);
    const { js } = pageBytes(folder, 'popup');
    expect(js / 1000).toBeLessThan(60);
    expect(kilobytes(first('reader'))).toBeLessThan(270);
    expect(kilobytes(files.map((file) => join(folder, file)))).toBeLessThan(3400);
    const engine = files.filter((file) => file.startsWith('engine/'));
    expect(kilobytes(engine.map((file) => join(folder, file)))).toBeLessThan(120);
  });
});
