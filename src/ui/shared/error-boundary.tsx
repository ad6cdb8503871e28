import type { ComponentChildren, JSX } from 'preact';
import { useErrorBoundary, useState } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import { showLibrary } from '../../platform/library-tab.ts';
import { Notice } from './notice.tsx';

interface GuardProps {
  readonly children: ComponentChildren;
  /** What stands in the children's place once one of them cannot be drawn; shown until the page is loaded again. */
  readonly fallback: (error: unknown) => JSX.Element;
}

/** Keeps a fault in one part of a page from taking the rest of it along. */
export function ErrorBoundary({ children, fallback }: GuardProps): ComponentChildren {
  const [error] = useErrorBoundary();
  return error === undefined ? children : fallback(error);
}

interface PageGuardProps {
  readonly children: ComponentChildren;
  readonly messages: Messages;
}

/** Keeps a page from going blank: says that it cannot be shown, and offers to load it again and to copy why. */
export function PageErrorBoundary({ children, messages }: PageGuardProps): JSX.Element {
  return (
    <ErrorBoundary fallback={(error) => <BrokenPage error={error} messages={messages} />}>
      {children}
    </ErrorBoundary>
  );
}

function BrokenPage({
  error,
  messages,
}: {
  readonly error: unknown;
  readonly messages: Messages;
}): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(detailsOf(error)).then(() => setCopied(true));
  return (
    <main class="failure">
      <Notice kind="error" text={messages('error_page_broken')}>
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {messages('page_reload')}
        </button>
        <button type="button" class="button" onClick={copy}>
          {messages(isCopied ? 'page_details_copied' : 'page_copy_details')}
        </button>
        <button type="button" class="button quiet" onClick={() => void showLibrary()}>
          {messages('reader_library')}
        </button>
      </Notice>
    </main>
  );
}

function detailsOf(error: unknown): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return [`${name}: ${message}`, stack, location.pathname, navigator.userAgent].join('\n');
}
