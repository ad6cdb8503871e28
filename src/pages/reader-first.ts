// Runs before the reader's modules, which take longer to load than a sentence takes to be translated.
interface Api {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}

const scope = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
const id = new URLSearchParams(location.search).get('id');
if (id) {
  // A call in the form of platform/rpc.ts; where it fails, the page asks for the translation itself.
  const call = { service: 'background', method: 'beginTranslation', args: [id] };
  (scope.browser ?? scope.chrome).runtime.sendMessage(call).catch(() => undefined);
}
