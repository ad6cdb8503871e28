/** What a driven Chromium needs to run here, without calls of its own. */
export const quiet: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page of the browser's own that is never shown, and takes a second of a core at the start.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];
/** Without them a headless screen of 800×600 clips the pop-up. */
export const screen: readonly string[] = ['--window-size=1600,1200', '--screen-info={1600x1200}'];

/** Sends everything through the proxy, loopback too, and keeps the browser's own services silent. */
export const through = (port: number): readonly string[] => [
  `--proxy-server=http://127.0.0.1:${port}`,
  '--proxy-bypass-list=<-loopback>',
  '--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication',
  '--component-updater=url-source=http://127.0.0.1:1/',
  '--gaia-url=http://127.0.0.1:1',
  '--disable-domain-reliability',
  '--no-pings',
];
