// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { rawBlocks } from '../../../src/extraction/blocks/blocks.ts';
import { markEmbeds } from '../../../src/extraction/pictures/embeds.ts';

const page = 'https://news.example/story';
const film = '<iframe src="https://www.youtube.com/embed/abcdef12345"></iframe>';

function blocksOf(html: string): string[] {
  const content = document.createElement('div');
  content.append(...new DOMParser().parseFromString(`<body>${html}`, 'text/html').body.childNodes);
  markEmbeds(content, page);
  return rawBlocks(content, page).map(({ kind, text }) => `${kind}: ${text}`);
}

test('a film in a list or a table alone is a card, and no picture that cannot be loaded', () => {
  expect(blocksOf(`<ul><li>${film}</li></ul>`)).toEqual(['embed: youtube.com']);
  expect(
    blocksOf(`<table><tr><td>${film}</td><td></td></tr><tr><td></td><td></td></tr></table>`),
  ).toEqual(['embed: youtube.com']);
});

test('a film beside the words of an item or of a heading is a card of its own', () => {
  expect(blocksOf(`<ol><li>Watch the bridge<div>${film}</div></li><li>Read on</li></ol>`)).toEqual([
    'paragraph: Watch the bridge',
    'embed: youtube.com',
    'paragraph: Read on',
  ]);
  expect(blocksOf(`<h3>The bridge ${film}</h3>`)).toEqual([
    'embed: youtube.com',
    'heading: The bridge',
  ]);
});
