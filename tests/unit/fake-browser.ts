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

interface Wanted {
  readonly origins?: readonly string[];
  readonly permissions?: readonly string[];
}

function alarms() {
  const set = new Map<string, { when: number }>();
  return {
    set,
    create: async (name: string, alarm: { when: number }) => void set.set(name, alarm),
    clear: async (name: string) => set.delete(name),
  };
}

const downloadChanged = event();

/** Downloads that stay under way until a test ends them. */
function downloads() {
  const all: { id: number; filename: string; state: string; error?: string | undefined }[] = [];
  return {
    all,
    download: async ({ filename }: { filename: string }) => {
      const id = all.length + 1;
      all.push({ id, filename: `/downloads/${id}/${filename}`, state: 'in_progress' });
      return id;
    },
    search: async (wanted: { id?: number; filename?: string; state?: string }) =>
      all.filter((one) =>
        Object.entries(wanted).every(([name, value]) => one[name as keyof typeof one] === value),
      ),
    removeFile: async (id: number) => {
      const found = all.find((one) => one.id === id);
      if (found) found.state = 'removed';
    },
    erase: async () => [],
    /** Ends a download as the browser does. */
    end: (id: number, state: 'complete' | 'interrupted', error?: string) => {
      const found = all.find((one) => one.id === id);
      if (found) Object.assign(found, { state, error });
      downloadChanged.emit({ id, state: { current: state } });
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
      contains: async ({ origins = [], permissions = [] }: Wanted): Promise<boolean> =>
        [...origins, ...permissions].every((one) => made.browser.permissions.granted.has(one)),
      onAdded: event(),
    },
    alarms: { ...alarms(), onAlarm: event() },
    downloads: { ...downloads(), onChanged: downloadChanged },
    i18n: { getUILanguage: () => 'en' },
  },
};

// One for all, so that modules loaded twice meet in the same browser.
const shared = globalThis as { fakeBrowser?: typeof made };
shared.fakeBrowser ??= made;

/** Whoever the next message seems to come from. */
export const sender = shared.fakeBrowser.sender;

// biome-ignore lint/style/noDefaultExport: it stands in for a package that exports so.
export default shared.fakeBrowser.browser;
