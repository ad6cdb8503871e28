import type { ComponentChildren, JSX, RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import { lazy } from '../../shared/lazy.tsx';
import { Dropdown, LayoutChoice, ToolButton } from '../../shared/toolbar.tsx';
import type { Opened, ReaderServices } from '../open/services.ts';
import type { LeftOut } from '../pane/use-left-out.ts';
import { Contents } from '../scroll/contents.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';
import { SaveButton } from './save-button.tsx';
import { CommandToast } from './toast.tsx';
import type { Commands } from './use-commands.ts';

const TextPanel = lazy(async () => (await import('../later.ts')).TextPanel);
const MoreMenu = lazy(async () => (await import('../later.ts')).MoreMenu);

interface BarProps extends ReaderServices {
  readonly article: Article;
  readonly room: RefObject<HTMLElement | null>;
  readonly commands: Commands;
  readonly leftOut: LeftOut;
  /** The layout in which the article is shown. */
  readonly layout: Settings['layout'];
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
  readonly onGo: (goal: ScrollTarget) => void;
  /** How far the reader has come. */
  readonly progress: ComponentChildren;
  /** What opens below the bar. */
  readonly children: ComponentChildren;
}

/** What can be done with an article, above it. */
export function ReaderBar(props: BarProps): JSX.Element {
  const { messages, settings, change, layout, article, commands, leftOut, children } = props;
  const { run } = commands;
  return (
    <header class="reader-bar">
      <div class="bar-row">
        <SaveButton {...props} />
        {settings.translates && (
          <LayoutChoice
            {...{ layout, messages }}
            onLayout={(chosen) => change({ layout: chosen })}
          />
        )}
        <span class="bar-space" />
        {props.progress}
        <ToolButton icon="find" label={messages('reader_find')} onClick={() => run('find')} />
        <Contents article={article} messages={messages} onGo={props.onGo} />
        <Dropdown icon="letters" label={messages('reader_text')}>
          {() => <TextPanel {...{ messages, settings, change, layout }} />}
        </Dropdown>
        {commands.may('open-page') && (
          <ToolButton
            icon="expand"
            label={messages('reader_open_page')}
            onClick={() => run('open-page')}
          />
        )}
        <ToolButton
          icon="library"
          label={messages('reader_library')}
          onClick={() => run('library')}
        />
        <Dropdown icon="more" label={messages('reader_more')}>
          {(close) => <MoreMenu {...{ messages, commands, leftOut, close }} />}
        </Dropdown>
      </div>
      {children}
      <CommandToast messages={messages} commands={commands} />
    </header>
  );
}
