import type { JSX } from 'preact';
import { browser } from '../../../platform/browser.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { Icon, type IconName } from '../../shared/icons.tsx';
import type { LeftOut } from '../pane/use-left-out.ts';
import type { Command } from './commands.ts';
import type { Commands } from './use-commands.ts';

interface Item {
  readonly icon: IconName;
  readonly command: Command;
  readonly name: MessageName;
}

const items: readonly Item[] = [
  { icon: 'listen', command: 'listen', name: 'listen' },
  { icon: 'globe', command: 'source', name: 'reader_source' },
  { icon: 'link', command: 'copy-link', name: 'reader_copy_link' },
  { icon: 'copy', command: 'copy', name: 'copy_title' },
  { icon: 'quote', command: 'cite', name: 'cite_title' },
  { icon: 'marker', command: 'marks', name: 'marks_title' },
  { icon: 'share', command: 'share', name: 'reader_share' },
  { icon: 'area', command: 'wrong', name: 'reader_wrong' },
  { icon: 'language', command: 'translate', name: 'reader_translate' },
  { icon: 'print', command: 'print', name: 'reader_print' },
  { icon: 'screen', command: 'full-screen', name: 'reader_full_screen' },
  { icon: 'keyboard', command: 'shortcuts', name: 'reader_shortcuts' },
];

interface MenuProps {
  readonly messages: Messages;
  readonly commands: Commands;
  readonly leftOut: LeftOut;
  readonly close: () => void;
}

/** The menu of what the bar has no room for. */
export function MoreMenu({ messages, commands, leftOut, close }: MenuProps): JSX.Element {
  const does = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <ul class="menu">
      {items
        .filter(({ command }) => commands.may(command) && !(command === 'marks' && commands.unkept))
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
