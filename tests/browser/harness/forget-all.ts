interface Api {
  readonly storage: Readonly<Record<'local' | 'session', { clear(): Promise<void> }>>;
  readonly alarms: { clearAll(): Promise<boolean> };
}

/** Runs in a page of the extension: takes back what it keeps beside its pages' own data. No test can grant a permission unseen. */
export async function forgetAll(): Promise<void> {
  const scope = globalThis as never as { browser?: Api; chrome: Api };
  const { storage, alarms } = scope.browser ?? scope.chrome;
  await Promise.all([storage.local.clear(), storage.session.clear(), alarms.clearAll()]);
}
