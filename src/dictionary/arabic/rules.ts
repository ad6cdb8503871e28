import { nounEndings } from './noun-endings.ts';
import { articles, beforePronoun, conjunctions, particles, pronouns } from './particles.ts';
import type { Rule } from './rule.ts';
import { verbEndings, verbPrefixes } from './verb-affixes.ts';
import { verbShapes } from './verb-shapes.ts';

/** All rules, by stage. */
export const stages: readonly (readonly Rule[])[] = [
  conjunctions,
  particles,
  articles,
  pronouns,
  beforePronoun,
  [...nounEndings, ...verbEndings],
  verbPrefixes,
  verbShapes,
];
