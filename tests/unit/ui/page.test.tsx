// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Background } from '../../../src/platform/services/background-api.ts';
import { serve } from '../../../src/platform/services/rpc.ts';
import { defaults, type Settings } from '../../../src/platform/settings/settings.ts';
import { changeSettings, storedSettings } from '../../../src/platform/settings/settings-store.ts';
import { useSettings } from '../../../src/ui/shared/page.ts';

const asked = vi.fn(changeSettings);
serve<Pick<Background, 'changeSettings' | 'settings'>>('background', {
  changeSettings: asked,
  settings: storedSettings,
});

let now: Settings;
let change: (part: Partial<Settings>) => Promise<void>;

function Probe(): null {
  [now, change] = useSettings(defaults);
  return null;
}

const stored = (): Promise<Settings> => storedSettings();

beforeEach(async () => {
  await changeSettings(defaults);
  asked.mockClear();
  await act(() => render(<Probe />, document.body));
});
afterEach(() => render(null, document.body));

test('a change is on its way before the page can be closed', () => {
  void act(() => void change({ layout: 'stacked' }));
  expect(now.layout).toBe('stacked');
  expect(asked).toHaveBeenCalledWith({ layout: 'stacked' });
});

test('changes in quick succession are all saved, also those that wait when the page is closed', async () => {
  void change({ layout: 'stacked' });
  void change({ theme: 'dark' });
  void change({ linked: false });
  dispatchEvent(new Event('pagehide'));
  expect(asked).toHaveBeenLastCalledWith({ theme: 'dark', linked: false });
  await vi.waitFor(
    async () =>
      expect(await stored()).toMatchObject({ layout: 'stacked', theme: 'dark', linked: false }),
    { timeout: 20_000 },
  );
});

test('two pages that change settings at once both keep theirs', async () => {
  await Promise.all([changeSettings({ layout: 'stacked' }), changeSettings({ theme: 'dark' })]);
  expect(await stored()).toMatchObject({ layout: 'stacked', theme: 'dark' });
});
