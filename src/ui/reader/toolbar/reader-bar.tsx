import type { ComponentChildren, JSX, RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import { browser } from '../../../platform/browser.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import { lazy } from '../../shared/lazy.tsx';
import { Dropdown, LayoutChoice, ToolButton } from '../../shared/toolbar.tsx';
import type { Opened, ReaderServices } from '../open/services.ts';
import type { LeftOut } from '../pane/use-left-out.ts';
import { Contents } from '../scroll/contents.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';
import type { Command } from './commands.ts';
import { SaveButton } from './save-button.tsx';
import { CommandToast } from './toast.tsx';
import type { Commands } from './use-commands.ts';

const TextPanel = lazy(async () => (await import('../later.ts')).TextPanel);

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
  const { messages, settings, change, layout, article, commands, children } = props;
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
          {(close) => <More {...props} close={close} />}
        </Dropdown>
      </div>
      {children}
      <CommandToast messages={messages} commands={commands} />
    </header>
  );
}

interface Item {
  readonly icon: IconName;
  readonly command: Command;
  readonly name: Parameters<ReaderServices['messages']>[0];
}

const items: readonly Item[] = [
  { icon: 'globe', command: 'source', name: 'reader_source' },
  { icon: 'link', command: 'copy-link', name: 'reader_copy_link' },
  { icon: 'copy', command: 'copy', name: 'copy_title' },
  { icon: 'quote', command: 'cite', name: 'cite_title' },
  { icon: 'share', command: 'share', name: 'reader_share' },
  { icon: 'area', command: 'wrong', name: 'reader_wrong' },
  { icon: 'language', command: 'translate', name: 'reader_translate' },
  { icon: 'print', command: 'print', name: 'reader_print' },
  { icon: 'screen', command: 'full-screen', name: 'reader_full_screen' },
  { icon: 'keyboard', command: 'shortcuts', name: 'reader_shortcuts' },
];

function More({
  messages,
  commands,
  leftOut,
  close,
}: BarProps & { close: () => void }): JSX.Element {
  const does = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <ul class="menu">
      {items
        .filter(({ command }) => commands.may(command))
        .map(({ icon, command, name }) => (
          <MenuItem
            key={command}
            icon={icon}
            label={messages(name)}
            onClick={does(() => commands.run(command))}
          />
        ))}
      {leftOut.count > 0 && (
        <MenuItem
          icon="lines"
          label={messages.count(
            leftOut.shown ? 'reader_hide_left_out' : 'reader_left_out',
            leftOut.count,
          )}
          onClick={does(leftOut.toggle)}
        />
      )}
      <MenuItem
        icon="settings"
        label={messages('reader_options')}
        onClick={does(() => void browser.runtime.openOptionsPage())}
      />
    </ul>
  );
}

interface MenuItemProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

function MenuItem({ icon, label, onClick }: MenuItemProps): JSX.Element {
  return (
    <li>
      <button type="button" class="button quiet menu-item" onClick={onClick}>
        <Icon name={icon} />
        {label}
      </button>
    </li>
  );
}
