import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInPath } from '../../../scripts/find-browsers.mjs';
import { poll } from '../harness/wait.ts';

/** Whether the system has what gives browsers voices on Linux. */
export const hasSpeechDispatcher =
  isInPath('speech-dispatcher') && existsSync('/usr/lib/speech-dispatcher-modules/sd_espeak-ng');

/** Voices of eSpeak NG, written to no device: libao's `null` takes the sound, faster than it would be heard. */
const config = (folder: string): string => `
CommunicationMethod "unix_socket"
LogDir "${folder}"
AudioOutputMethod "libao"
AddModule "espeak-ng" "sd_espeak-ng" "/etc/speech-dispatcher/modules/espeak-ng.conf"
DefaultModule espeak-ng
`;

/** A running Speech Dispatcher of the test's own, which browsers find that are started with this environment. */
export interface SpeechDispatcher {
  readonly environment: { readonly SPEECHD_ADDRESS: string };
  stop(): void;
}

/** Starts Speech Dispatcher for browsers on a machine without sound. */
export async function startSpeechDispatcher(): Promise<SpeechDispatcher> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-speech-'));
  const socket = join(folder, 'socket');
  mkdirSync(join(folder, 'modules'));
  writeFileSync(join(folder, 'speechd.conf'), config(folder));
  writeFileSync(join(folder, '.libao'), 'default_driver=null\n');
  const options = ['-s', '-C', folder, '-c', 'unix_socket', '-S', socket, '-t', '0'];
  const running = spawn('speech-dispatcher', [...options, '-P', join(folder, 'pid')], {
    env: { ...process.env, HOME: folder },
    stdio: 'ignore',
  });
  await poll(async () => existsSync(socket), 'Speech Dispatcher');
  return {
    environment: { SPEECHD_ADDRESS: `unix_socket:${socket}` },
    stop() {
      running.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
