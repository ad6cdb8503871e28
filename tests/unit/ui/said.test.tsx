// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import arabic from '../../../_locales/ar/messages.json';
import english from '../../../_locales/en/messages.json';
import { messagesOf } from '../../../src/platform/i18n.ts';
import { defaults } from '../../../src/platform/settings/settings.ts';
import { CommandToast } from '../../../src/ui/reader/toolbar/toast.tsx';
import { type Commands, useCommands } from '../../../src/ui/reader/toolbar/use-commands.ts';
import { toastActions } from '../../../src/ui/reader/toolbar/use-toast.ts';

// jsdom keeps nothing.
Object.defineProperty(navigator, 'storage', { value: {}, configurable: true });

const address = 'https://news.example/1';
const languages = [messagesOf(english), messagesOf(arabic)];

describe.each(languages.map((messages) => [messages.language, messages] as const))(
  'what a command came to, in %s',
  (_, messages) => {
    const save = vi.fn<() => Promise<void>>();
    const host = document.createElement('div');
    let commands: Commands | undefined;
    let reading: object = { saved: false };

    function Probe() {
      const given = { background: { save }, settings: defaults, reading };
      commands = useCommands({
        ...given,
        article: { url: address, blocks: [] },
        place: 'page',
      } as never);
      return <CommandToast messages={messages} commands={commands} />;
    }
    const run = (command: Parameters<Commands['run']>[0]) =>
      act(async () => {
        commands?.run(command);
      });
    const click = (at: number) =>
      act(async () => {
        host.querySelectorAll('button')[at]?.click();
      });
    const alert = () => host.querySelector('[role="alert"]');

    beforeEach(() => act(() => render(<Probe />, host)));
    afterEach(() => {
      save.mockReset();
      reading = { saved: false };
      render(null, host);
    });

    test('a failed save is told in a sentence whose button tries again, and is told anew when that fails', async () => {
      save.mockRejectedValueOnce(new Error()).mockRejectedValueOnce(new Error());
      save.mockResolvedValueOnce();
      await run('save');
      const first = alert();
      expect(first?.textContent).toBe(messages('reader_save_failed'));
      await click(0);
      expect(alert()?.textContent).toBe(messages('reader_save_failed'));
      expect(alert()).not.toBe(first);
      await click(0);
      expect(alert()).toBeNull();
      expect(host.querySelector('[role="status"]')?.textContent).toBe(messages('reader_saved'));
      expect(commands?.saved).toBe(true);
    });

    test('a full disk leads to the library, and the sentence can be put away', async () => {
      save.mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'));
      await run('save');
      expect(alert()?.textContent).toBe(messages('reader_save_full'));
      expect(host.querySelector('button')?.textContent).toBe(messages('reader_free_space'));
      await click(1);
      expect(host.textContent).toBe('');
    });

    test.each([
      ['private', 'reader_unkept_private'],
      ['no-storage', 'reader_unkept_no_storage'],
    ] as const)('where nothing is kept (%s), the link can be taken along', async (unkept, word) => {
      const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue();
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      reading = { saved: false, unkept };
      await act(() => render(<Probe />, host));
      await run('save');
      expect(alert()?.textContent).toBe(messages(word));
      expect(host.querySelector('button')?.textContent).toBe(messages('reader_copy_link'));
      await click(0);
      expect(writeText).toHaveBeenCalledWith(address);
      await vi.waitFor(() => expect(alert()).toBeNull());
      expect(save).not.toHaveBeenCalled();
    });
  },
);

test('each failure is one sentence with a button that has a name, in each language', () => {
  for (const messages of languages)
    for (const [name, way] of Object.entries(toastActions)) {
      expect(messages(name as keyof typeof toastActions)).toMatch(/^[^.]+\.$/);
      expect(messages(way.name)).not.toContain('_');
    }
});
