// Stands in for the browser's extension API in unit tests: storage and messages that pass through JSON, as real ones do.
type Listener = (...args: never[]) => unknown;

function event() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    emit: (...args: unknown[]) => [...listeners].map((listener) => listener(...(args as never[]))),
  };
}

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? null)) as T;
const changed = event();

function area(name: string) {
  let items: Record<string, unknown> = {};
  return {
    get: async (key: string) => (key in items ? { [key]: json(items[key]) } : {}),
    set: async (values: Record<string, unknown>) => {
      items = { ...items, ...json(values) };
      changed.emit(json(values), name);
    },
    remove: async (key: string) => {
      delete items[key];
    },
    clear: async () => {
      items = {};
    },
  };
}

const onMessage = event();

const defaultSender = { id: 'warraq', url: 'chrome-extension://warraq/popup.html' };

const made = {
  sender: { ...defaultSender },
  browser: {
    extension: { inIncognitoContext: true },
    runtime: {
      id: 'warraq',
      getURL: (path: string) => `chrome-extension://warraq/${path}`,
      getManifest: () => ({}),
      getPlatformInfo: async () => ({}),
      onMessage,
      sendMessage: async (message: unknown) =>
        json(
          await onMessage
            .emit(json(message), { ...made.sender })
            .find((reply) => reply !== undefined),
        ),
    },
    storage: { local: area('local'), session: area('session'), onChanged: changed },
    permissions: {
      granted: new Set<string>(),
      contains: async ({ origins }: { origins: readonly string[] }): Promise<boolean> =>
        origins.every((origin) => made.browser.permissions.granted.has(origin)),
    },
    i18n: { getMessage: () => 'en' },
  },
};

// One for all, so that modules loaded twice meet in the same browser.
const shared = globalThis as { fakeBrowser?: typeof made };
shared.fakeBrowser ??= made;

/** Whoever the next message seems to come from. */
export const sender = shared.fakeBrowser.sender;

// biome-ignore lint/style/noDefaultExport: it stands in for a package that exports so.
export default shared.fakeBrowser.browser;
