/** A style that citations are written in. */
export type CitationStyle = (typeof citationStyles)[number];

/** All of them. */
export const citationStyles = ['chicago', 'apa', 'mla'] as const;
