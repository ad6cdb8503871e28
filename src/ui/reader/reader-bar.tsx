import type { ComponentChildren, JSX, RefObject } from 'preact';
import type { Article } from '../../article/article.ts';
import { browser } from '../../platform/browser.ts';
import { Icon, type IconName } from '../icons.tsx';
import { lazy } from '../lazy.tsx';
import { Dropdown, LayoutChoice, ToolButton } from '../toolbar.tsx';
import type { Command } from './commands.ts';
import { Contents } from './contents.tsx';
import { Said } from './said.tsx';
import type { ReaderServices } from './services.ts';
import type { Commands } from './use-commands.ts';
import type { Goal } from './use-going.ts';
import { unkeptReasons } from './use-saving.ts';

const TextPanel = lazy(async () => (await import('./text-panel.tsx')).TextPanel);

interface BarProps extends ReaderServices {
  readonly article: Article;
  readonly room: RefObject<HTMLElement | null>;
  readonly commands: Commands;
  readonly onGo: (goal: Goal) => void;
  /** How far the reader has come. */
  readonly progress: ComponentChildren;
  /** What opens below the bar. */
  readonly children: ComponentChildren;
}

/** What can be done with an article, above it. */
export function ReaderBar(props: BarProps): JSX.Element {
  const { messages, settings, change, article, commands, children } = props;
  const { run } = commands;
  return (
    <header class="reader-bar">
      <div class="bar-row">
        <SaveButton {...props} />
        <LayoutChoice
          layout={settings.layout}
          messages={messages}
          onLayout={(layout) => change({ layout })}
        />
        <span class="bar-space" />
        {props.progress}
        <ToolButton icon="find" label={messages('reader_find')} onClick={() => run('find')} />
        <Contents article={article} messages={messages} onGo={props.onGo} />
        <Dropdown icon="letters" label={messages('reader_text')}>
          {() => <TextPanel messages={messages} settings={settings} change={change} />}
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
      <Said messages={messages} commands={commands} />
    </header>
  );
}

function SaveButton({ commands, messages }: BarProps): JSX.Element {
  const { saved, unkept } = commands;
  const name = messages(saved ? 'reader_saved' : 'reader_save');
  return (
    <button
      type="button"
      class="button quiet tool save"
      aria-pressed={saved}
      aria-disabled={unkept !== undefined}
      title={unkept ? messages(unkeptReasons[unkept]) : name}
      onClick={() => commands.run('save')}
    >
      <Icon name={saved ? 'check' : 'bookmark'} />
      <span class="tool-label">{name}</span>
    </button>
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
  { icon: 'share', command: 'share', name: 'reader_share' },
  { icon: 'print', command: 'print', name: 'reader_print' },
  { icon: 'screen', command: 'full-screen', name: 'reader_full_screen' },
  { icon: 'keyboard', command: 'shortcuts', name: 'reader_shortcuts' },
];

function More({ messages, commands, close }: BarProps & { close: () => void }): JSX.Element {
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
