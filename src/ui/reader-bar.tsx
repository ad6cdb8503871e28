import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Article } from '../article/article.ts';
import type { Background } from '../platform/background-api.ts';
import { browser } from '../platform/browser.ts';
import type { Messages } from '../platform/i18n.ts';
import type { Settings } from '../platform/settings.ts';
import { Icon } from './icons.tsx';
import type { OpenArticle } from './reader.tsx';
import { LayoutChoice, ToolButton } from './toolbar.tsx';

interface BarProps {
  readonly background: Background;
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
  readonly reading: OpenArticle;
  readonly article: Article;
  readonly onArticle: (article: Article) => void;
  readonly place: 'popup' | 'page';
}

/** What can be done with an article, above it. */
export function ReaderBar(props: BarProps): JSX.Element {
  const { messages, settings, change, article, place, background, reading } = props;
  const openTab = (page: string): void => {
    void browser.tabs.create({ url: browser.runtime.getURL(page) });
    if (place === 'popup') close();
  };
  return (
    <header class="reader-bar">
      <SaveButton article={article} reading={reading} background={background} messages={messages} />
      <LayoutChoice
        layout={settings.layout}
        messages={messages}
        onLayout={(layout) => change({ layout })}
      />
      <span class="bar-space" />
      {place === 'popup' && (
        <ToolButton
          icon="expand"
          label={messages('reader_open_page')}
          onClick={() => openTab(`reader.html?id=${article.id}`)}
        />
      )}
      <ToolButton
        icon="library"
        label={messages('reader_library')}
        onClick={() => openTab('library.html')}
      />
      <ToolButton
        icon="settings"
        label={messages('reader_options')}
        onClick={() => void browser.runtime.openOptionsPage()}
      />
    </header>
  );
}

interface SaveProps {
  readonly article: Article;
  readonly reading: OpenArticle;
  readonly background: Background;
  readonly messages: Messages;
}

function SaveButton({ article, reading, background, messages }: SaveProps): JSX.Element {
  const [state, setState] = useState<'open' | 'saved' | 'failed'>(reading.saved ? 'saved' : 'open');
  const save = async (): Promise<void> => {
    try {
      await background.save(article);
      setState('saved');
    } catch {
      setState('failed');
    }
  };
  const names = {
    open: 'reader_save',
    saved: 'reader_saved',
    failed: 'reader_save_failed',
  } as const;
  const why =
    reading.unkept && messages(`reader_unkept_${reading.unkept.replace('-', '_') as 'private'}`);
  return (
    <button
      type="button"
      class="button quiet tool save"
      aria-pressed={state === 'saved'}
      disabled={why !== undefined && reading.unkept !== 'switched-off'}
      title={why ?? messages(names[state])}
      onClick={() => void save()}
    >
      <Icon name={state === 'saved' ? 'check' : 'bookmark'} />
      <span>{messages(names[state])}</span>
    </button>
  );
}
