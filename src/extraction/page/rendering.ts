import { forgetBackgrounds, writeBackground } from '../pictures/backgrounds.ts';
import { firstElementOf, nextElementOf } from './live.ts';
import { aroundOf, forgetLooks, type LookAround, lookOf, writeLook } from './look.ts';
import { copyShadowTree, shadowOf } from './shadow.ts';

/** Levels of elements below which nothing is asked: only a page made to hang nests so deep. */
const deepest = 400;

/** Writes into an exact copy of a part of a page what only the page itself knows: how each element looks, and what stands in shadow trees. */
export function readRendering(live: Element, copy: Element): void {
  forgetLooks(copy);
  forgetBackgrounds(copy);
  readInside(live, copy, aroundOf(live), 0);
}

function readInside(live: Element, copy: Element, around: LookAround, depth: number): void {
  const shadow = shadowOf(live);
  if (shadow) copyShadowTree(shadow, copy, around);
  else if (depth < deepest) readChildren(live, copy, around, depth + 1);
}

function readChildren(live: Element, copy: Element, around: LookAround, depth: number): void {
  let twin = copy.firstElementChild;
  for (let child = firstElementOf(live); child && twin; child = nextElementOf(child)) {
    const found = lookOf(child, around);
    if (found) writeLook(twin, found.looks);
    // What stands in a box that is not shown is not shown either.
    if (found && !found.looks.includes('hidden')) {
      // A style may show what the attribute hides, and "until-found" is a word away from being read.
      twin.removeAttribute('hidden');
      writeBackground(child, twin);
      readInside(child, twin, found.within, depth);
    }
    twin = twin.nextElementSibling;
  }
}
