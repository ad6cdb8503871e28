import type { JSX } from 'preact';

const drawings = {
  bookmark: 'M6 4h12v16l-6-4.5L6 20z',
  layout: 'M4 5h16v14H4zM12 5v14',
  stacked: 'M4 5h16v14H4zM4 12h16',
  original: 'M4 5h16v14H4zM14 9h3M11 12h6M12 15h5',
  translation: 'M4 5h16v14H4zM7 9h3M7 12h6M7 15h5',
  letters: 'M3 18l5-12 5 12M4.8 14h6.4M16 18a2.5 2.5 0 1 1 4.5-1.5V18M20.5 12.5c-1-1-3-1-4 .2',
  find: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5',
  contents: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  expand: 'M14 4h6v6M20 4l-8 8M10 6H5v13h13v-5',
  library: 'M5 4v16M9 4v16M13 4.5l5 15M17 4l4 14',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  more: 'M4.5 12a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M11.5 12a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M18.5 12a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0',
  close: 'M6 6l12 12M18 6L6 18',
  previous: 'M6 15l6-6 6 6',
  next: 'M6 9l6 6 6-6',
  listen: 'M4 9.5v5h4l5 4v-13l-5 4zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8.5 5v14M15.5 5v14',
  retry: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  stop: 'M7 7h10v10H7z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  lines: 'M4 6h16M4 10h10M4 14h16M4 18h7',
  screen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  share: 'M12 15V3M8 7l4-4 4 4M5 12v8h14v-8',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  check: 'M5 12l5 5 9-10',
  cloud: 'M7 18a4 4 0 0 1 0-8 5 5 0 0 1 10-1 4 4 0 0 1 0 9z',
  device: 'M4 5h16v11H4zM9 20h6M12 16v4',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  area: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 9h8M8 12h8M8 15h5',
  columns: 'M5 4v16M19 4v16M9 12h6M9 12l2-2M9 12l2 2M15 12l-2-2M15 12l-2 2',
  globe: 'M5 5h14v14H5zM5 9h14',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  tag: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
  quote: 'M10 7c-3 0-5 2-5 5v5h5v-5H5M20 7c-3 0-5 2-5 5v5h5v-5h-5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  similar: 'M4 10c3-3 5-3 8 0s5 3 8 0M4 16c3-3 5-3 8 0s5 3 8 0',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  marker: 'M4 20h16M8 16l-1-4 8-8 5 5-8 8zM12 7l5 5',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
} as const;

const turning: ReadonlySet<string> = new Set(['contents', 'expand', 'library']);

/** Names of the drawings that buttons carry. */
export type IconName = keyof typeof drawings;

/** A drawing beside or instead of a control's words; the control itself carries the name. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class={turning.has(name) ? 'icon-drawing turns' : 'icon-drawing'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
