// Draws icons/*.png out of icons/warraq.svg: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browsers.mjs';

const sizes = [16, 24, 32, 48, 128];
const svg = readFileSync(new URL('../icons/warraq.svg', import.meta.url), 'utf8');

const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    const picture = await page.screenshot({ omitBackground: true });
    writeFileSync(new URL(`../icons/${size}.png`, import.meta.url), picture);
  }
} finally {
  await browser.close();
}
console.log(`icons: ${sizes.join(', ')}`);
