/** The browser's extension API; the only import of webextension-polyfill. */
export { default as browser } from 'webextension-polyfill';
