import type { Engine } from '../engine.ts';
import { bergamot } from './bergamot.ts';

/** Every engine, in menu order. */
export const engines: readonly Engine[] = [bergamot];
