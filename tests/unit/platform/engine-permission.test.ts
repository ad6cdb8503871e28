import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../../src/platform/browser.ts';
import { isPermitted } from '../../../src/platform/engine-permission.ts';

afterEach(() => vi.restoreAllMocks());

function asFirefox() {
  const gecko = { data_collection_permissions: { optional: ['websiteContent'] } };
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    browser_specific_settings: { gecko },
  } as never);
  return vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false);
}

describe('isPermitted', () => {
  it('asks nothing for engines on the device', async () => {
    asFirefox();
    expect(await isPermitted('bergamot', {})).toBe(true);
    expect(await isPermitted('chrome', {})).toBe(true);
  });

  it('wants DeepL’s host, since DeepL refuses pages', async () => {
    const contains = vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false);
    expect(await isPermitted('deepl', { key: 'secret:fx' })).toBe(false);
    expect(contains).toHaveBeenCalledWith({ origins: ['https://api-free.deepl.com/*'] });
    contains.mockResolvedValue(true);
    expect(await isPermitted('deepl', { key: 'secret:fx' })).toBe(true);
  });

  it('wants no host where the service lets pages in', async () => {
    expect(await isPermitted('google', { key: 'secret' })).toBe(true);
    expect(await isPermitted('libretranslate', { url: 'https://libre.example' })).toBe(true);
  });

  it('wants consent in Firefox before text leaves the machine', async () => {
    const contains = asFirefox();
    expect(await isPermitted('libretranslate', { url: 'https://libre.example' })).toBe(false);
    expect(contains).toHaveBeenCalledWith({ origins: [], data_collection: ['websiteContent'] });
    expect(await isPermitted('openai', { url: 'http://127.0.0.1:11434/v1' })).toBe(true);
    expect(await isPermitted('openai', { url: 'http://localhost.example/v1' })).toBe(false);
  });
});
