// Draws the sample pages' pictures: node tests/sample-pages/draw.mjs
import { writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/find-browsers.mjs';

const repeat = (count, draw) => Array.from({ length: count }, (_, i) => draw(i)).join('');

const palm = (x, y) =>
  `<rect x="${x - 5}" y="${y}" width="10" height="110" fill="#7a5a3a"/>${repeat(
    7,
    (i) =>
      `<ellipse cx="${x}" cy="${y - 24}" rx="9" ry="40" fill="#2f6b3c" transform="rotate(${i * 51} ${x} ${y})"/>`,
  )}`;

const library = `<rect width="800" height="450" fill="#f3d9a8"/><circle cx="650" cy="90" r="46" fill="#e9a23b"/>
<rect y="360" width="800" height="90" fill="#cbb083"/><rect x="190" y="120" width="420" height="240" fill="#b8835a"/>
<rect x="175" y="105" width="450" height="22" fill="#8d5f3d"/>${repeat(3, (row) =>
  repeat(
    6,
    (i) =>
      `<path d="M${215 + i * 64} ${188 + row * 72}v-26a16 16 0 0 1 32 0v26z" fill="${(i + row) % 3 ? '#f6e7c4' : '#5b3a26'}"/>`,
  ),
)}<path d="M370 360v-62a30 30 0 0 1 60 0v62z" fill="#5b3a26"/>${palm(110, 240)}${palm(700, 240)}`;

const football = `<rect width="800" height="450" fill="#2b4a63"/><rect y="250" width="800" height="200" fill="#3f8f4f"/>
${repeat(8, (i) => `<rect x="${i * 100}" y="250" width="50" height="200" fill="#46a058"/>`)}
${repeat(90, (i) => `<circle cx="${(i * 53) % 800}" cy="${170 + ((i * 37) % 70)}" r="9" fill="hsl(${(i * 47) % 360} 45% 60%)"/>`)}
${repeat(5, (i) => `<g transform="translate(${200 + i * 100} 300)"><circle r="20" cy="-48" fill="#a9744f"/><rect x="-24" y="-26" width="48" height="66" rx="10" fill="#c9a227"/><rect x="-20" y="40" width="14" height="46" fill="#222"/><rect x="6" y="40" width="14" height="46" fill="#222"/><path d="M-22-20L0-86 22-20" fill="none" stroke="#c9a227" stroke-width="10"/></g>`)}
<path d="M360 96h80l-12 60q-28 26-56 0zM390 170h20v26h24v12h-68v-12h24z" fill="#f2cf4a"/>
${repeat(120, (i) => `<path d="M${(i * 71) % 800} ${(i * 113) % 440}l-5 16" stroke="#cfe3f2" stroke-width="2"/>`)}`;

const drought = `<rect width="800" height="450" fill="#bcd3e0"/><path d="M0 210L160 110 300 200 470 90 640 190 800 120V300H0z" fill="#8f9a6b"/>
<rect y="270" width="800" height="180" fill="#3d7fa6"/><path d="M0 450V330L400 300V450z" fill="#c49a6c"/>
${repeat(9, (i) => `<path d="M${i * 46} ${344 - (i % 3) * 6}l22 26-14 30 20 40" fill="none" stroke="#8a6540" stroke-width="3"/>`)}
<path d="M430 240h330l-30 130H460z" fill="#d9d5cc"/>${repeat(6, (i) => `<rect x="${462 + i * 48}" y="262" width="16" height="90" fill="#a9a49a"/>`)}
${repeat(3, (i) => `<path d="M${90 + i * 70} ${70 + (i % 2) * 24}q14-16 28 0q14-16 28 0" fill="none" stroke="#333" stroke-width="4"/>`)}`;

const advert = `<rect width="300" height="120" fill="#f2c14e"/><circle cx="60" cy="60" r="36" fill="#8c1d18"/><path d="M120 40h150M120 62h110M120 84h130" stroke="#8c1d18" stroke-width="10"/>`;
const site = `<rect width="64" height="64" fill="#8c1d18"/><path d="M14 46q18-40 36 0" fill="none" stroke="#fff" stroke-width="7"/><circle cx="32" cy="18" r="5" fill="#fff"/>`;

const pictures = [
  { name: 'library.jpg', width: 800, height: 450, drawing: library },
  { name: 'football.jpg', width: 800, height: 450, drawing: football },
  { name: 'drought.jpg', width: 800, height: 450, drawing: drought },
  { name: 'advert.png', width: 300, height: 120, drawing: advert },
  { name: 'site.png', width: 64, height: 64, drawing: site },
];

const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  for (const { name, width, height, drawing } of pictures) {
    await page.setViewport({ width, height });
    await page.setContent(
      `<style>body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`,
    );
    const kind = name.endsWith('.jpg') ? { type: 'jpeg', quality: 70 } : { type: 'png' };
    writeFileSync(new URL(`pictures/${name}`, import.meta.url), await page.screenshot(kind));
  }
} finally {
  await browser.close();
}
