import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isInPath } from '../../../scripts/find-browsers.mjs';

/** A screen that nobody sees, with a mouse and a keyboard; for what headless browsers do not draw. */
export interface Display {
  /** As the environment's DISPLAY names it. */
  readonly name: string;
  /** Gives a program's windows the focus: no window manager does it, and without it no pop-up stays open. */
  focus(program: string): void;
  /** Clicks at a point of the screen, in pixels. */
  click(x: number, y: number): void;
  /** Presses keys one after the other, by their names in X. */
  press(...keys: readonly string[]): void;
  close(): Promise<void>;
}

/** Whether such a screen can be had here. */
export const hasDisplay = isInPath('Xvfb') && isInPath('xdotool');

/** Starts Xvfb on a free display; xdotool moves its mouse. `scripts/install.mjs` installs both. */
export async function startDisplay(): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'exit');
  ended.catch(() => undefined);
  const told = server.stdio[3];
  if (!told) throw new Error('Xvfb tells no display');
  const [number] = (await Promise.race([once(told, 'data'), ended])) as [unknown];
  const name = `:${String(number).trim()}`;
  const xdotool = (...args: readonly string[]): void => {
    execFileSync('xdotool', args, { env: { ...process.env, DISPLAY: name } });
  };
  return {
    name,
    focus: (program) => xdotool('search', '--onlyvisible', '--class', program, 'windowfocus', '%@'),
    click: (x, y) => xdotool('mousemove', `${x}`, `${y}`, 'sleep', '0.2', 'click', '1'),
    press: (...keys) => {
      for (const key of keys) xdotool('key', key, 'sleep', '0.2');
    },
    close: async () => {
      server.kill();
      await ended;
    },
  };
}
