import { api, ask, later, layOut } from './first.ts';

// Reading the page takes longest, so it is asked for here, without the polyfill and all else that the pop-up loads.
const tab = later(api.tabs.query({ active: true, currentWindow: true }).then(([first]) => first));
const reading = later(
  tab.then((one) => (one?.id === undefined ? undefined : ask('readTab', one.id))),
);
layOut({ tab, reading });

// A module that the page names itself puts off its load event, and Chrome shows a pop-up only after that.
void import('./popup.js');
