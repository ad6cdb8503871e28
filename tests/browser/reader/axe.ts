import axe from 'axe-core';
import type { Browser, View } from '../harness/index.ts';
import { type Screen, sizes } from './screens.ts';

/** What axe-core found wrong on a page: rule, and where. */
export async function violations(view: View): Promise<string[]> {
  // As a function's body the library gets into a page whose policy forbids eval.
  const load = new Function(`if (!globalThis.axe) { ${axe.source} }`) as () => void;
  await view.evaluate(load);
  return view.evaluate(async () => {
    const { axe: inPage } = globalThis as never as { axe: typeof axe };
    const { violations: found, passes } = await inPage.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    if (passes.length < 10) throw new Error('axe looked at next to nothing');
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

/** What axe-core finds wrong in the reader, screen by screen. */
export async function screenViolations(
  browser: Browser,
  reader: View,
  screens: readonly Screen[],
): Promise<string[]> {
  const found: string[] = [];
  for (const screen of screens.filter((one) => one.browser === browser.name)) {
    const { language, theme, layout, width } = screen;
    await browser.changeSettings({ language, theme, layout });
    const [across, down] = sizes[width];
    await reader.resize(across, down);
    await reader.reload();
    await reader.until(() => document.querySelector('[data-block="9"] .translation:lang(en)'));
    const here = await violations(reader);
    found.push(...here.map((one) => `${JSON.stringify(screen)} ${one}`));
  }
  return found;
}
