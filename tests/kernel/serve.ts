import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';
import { buildKernels } from '../../scripts/kernels.mjs';
import { type Browser, type BrowserName, launch } from '../browser/harness/index.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

const PAGE = '<!doctype html><meta charset="utf-8"><script src="/page.js"></script>';

async function bundled(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

const PACKAGE = 'node_modules/@browsermt/bergamot-translator/worker';

/** The package with our kernels for it, which is what our engine is held against; by name of file. */
async function packageFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const kernels = Object.entries(await buildKernels());
  return {
    'bergamot-worker.js': await bundled('tests/package-engine/worker.ts'),
    ...Object.fromEntries(kernels.map(([name, bytes]) => [`kernel-${name}.wasm`, bytes])),
    ...Object.fromEntries(
      ['js', 'wasm'].map((type) => {
        const file = `bergamot-translator-worker.${type}`;
        return [file, readFileSync(join(PACKAGE, file))];
      }),
    ),
  };
}

/** Models by name: `NAME.bin` and `NAME.spm`. */
export type Models = Readonly<Record<string, Uint8Array>>;

/** Opens a page in a browser in which `enginePage` (page.ts) runs the engine as built for it, or the package; `close` ends both. */
export async function openEnginePage(
  name: BrowserName,
  models: Models,
  take: (name: BrowserName) => Promise<Browser> = launch,
) {
  const [script, ofPackage] = [await bundled('tests/kernel/page.ts'), await packageFiles()];
  const engine = join('dist', name === 'chromium' ? 'chrome' : 'firefox', 'engine');
  const contentOf = (path: string): string | Uint8Array | undefined => {
    if (path === '/') return PAGE;
    if (path === '/page.js') return script;
    if (path.startsWith('/models/')) return models[basename(path)];
    const file = join(engine, basename(path));
    if (path.startsWith('/engine/') && ofPackage[basename(path)]) return ofPackage[basename(path)];
    return path.startsWith('/engine/') && existsSync(file) ? readFileSync(file) : undefined;
  };
  const server = http.createServer(({ url = '/' }, response) => {
    const content = contentOf(url);
    const type = url === '/' ? TYPES['.html'] : TYPES[extname(url)];
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': type ?? 'application/octet-stream',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await take(name);
  const view = await browser.openPage(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  );
  return {
    view,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
