import type { BrowserName } from '../harness/index.ts';

/** One way of looking at Warraq. */
export interface Screen {
  readonly browser: BrowserName;
  readonly language: 'en' | 'ar';
  readonly theme: 'light' | 'sepia' | 'dark';
  readonly layout: 'side-by-side' | 'stacked' | 'original' | 'translation';
  readonly width: 'wide' | 'popup' | 'narrow';
}

/** The sizes that screens are looked at in, in CSS pixels. */
export const sizes = { wide: [1280, 900], popup: [780, 580], narrow: [360, 720] } as const;

const languages = ['en', 'ar'] as const;
const themes = ['light', 'sepia', 'dark'] as const;
const layouts = ['side-by-side', 'stacked', 'original', 'translation'] as const;
const widths = ['wide', 'popup', 'narrow'] as const;

/** Every combination. */
export const allScreens: readonly Screen[] = (['chromium', 'firefox'] as const).flatMap((browser) =>
  languages.flatMap((language) =>
    themes.flatMap((theme) =>
      layouts.flatMap((layout) =>
        widths.map((width) => ({ browser, language, theme, layout, width })),
      ),
    ),
  ),
);

/** As few screens as hold every pair of two values, chosen greedily. */
export function pairwise(screens: readonly Screen[]): Screen[] {
  const open = new Set(screens.flatMap(pairsOf));
  const chosen: Screen[] = [];
  while (open.size > 0) {
    const gain = (screen: Screen): number =>
      pairsOf(screen).filter((pair) => open.has(pair)).length;
    const best = screens.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best);
    for (const pair of pairsOf(best)) open.delete(pair);
  }
  return chosen;
}

function pairsOf(screen: Screen): string[] {
  const values = Object.entries(screen).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((a, i) => values.slice(i + 1).map((b) => `${a} ${b}`));
}
