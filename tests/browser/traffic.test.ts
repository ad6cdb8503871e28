import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch } from './harness/index.ts';
import { type LoggingProxy, startLoggingProxy } from './harness/proxy.ts';
import { translated } from './harness/reader.ts';
import { type SampleServer, startSampleServer } from './harness/sample-server.ts';

describe.each(browsers)('what leaves the machine in %s', (name) => {
  let server: SampleServer;
  let proxy: LoggingProxy;
  let browser: Browser;

  beforeAll(async () => {
    server = await startSampleServer();
    proxy = await startLoggingProxy();
    browser = await launch(name, { proxyPort: proxy.port });
  });
  afterAll(async () => {
    await browser?.close();
    await proxy?.close();
    await server?.close();
  });

  test('reading, translating, saving and reading again ask only for the page and for the model that was clicked for', async () => {
    await browser.changeSettings({ welcomed: true, modelSource: server.mirror });
    const page = await browser.openPage(server.page('library'));
    const beforeClick = proxy.requests.length;
    const popup = await browser.openPopup(page);
    await translated(popup);
    await popup.click('.save');
    await popup.waitFor('.save[aria-pressed="true"]');
    await popup.close();
    const library = await browser.openExtensionPage('library.html');
    const link = 'a[href*="reader.html?id="]';
    await library.waitFor(link);
    await library.evaluate(
      (css: string) => document.querySelector<HTMLElement>(css)?.click(),
      link,
    );
    await library.waitFor('.pair .original');
    await translated(library);

    const address = (request: string): string => request.split(' ')[1] ?? '';
    const foreign = proxy.requests.filter((request) => !address(request).startsWith(server.url));
    expect(foreign).toEqual([]);
    const paths = proxy.requests
      .slice(beforeClick)
      .map((request) => new URL(address(request)).pathname);
    expect(paths.filter((path) => !/^\/(models|pictures)\//.test(path))).toEqual([]);
    expect(paths).toContain('/models/model.bin');
  });

  test('and the proxy would have seen it', async () => {
    const page = await browser.openPage(server.page('football'));
    await page.evaluate(() => fetch('http://news.example/').catch(() => undefined));
    expect(proxy.requests).toContain('GET http://news.example/');
  });
});
