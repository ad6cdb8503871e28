// Where the browsers are. No dependency: it runs before anything is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox', 'firefox-esr'],
};
const places = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};
const variables = { chromium: 'CHROME_BIN', firefox: 'FIREFOX_BIN' };

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program of a browser: from CHROME_BIN or FIREFOX_BIN, the PATH, or its usual place; undefined where there is none. */
export function findBrowser(name) {
  const told = process.env[variables[name]];
  if (told) return told;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = names[name].flatMap((file) => folders.map((folder) => join(folder, file)));
  return [...inPath, ...places[name]].find(runs);
}

/** Whether a program can be started by its name. */
export function isInPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => runs(join(folder, program)));
}
