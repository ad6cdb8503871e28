import { describe, expect, test } from 'vitest';
import { pictureType } from '../../../src/library/pictures/picture-type.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a picture is told by its first bytes', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR'],
    ['image/gif', 'GIF89a\x01\x00'],
    ['image/webp', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
    ['image/avif', '\x00\x00\x00\x20ftypavif\x00\x00\x00\x00'],
    ['image/x-icon', '\x00\x00\x01\x00\x01\x00'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    [
      'image/svg+xml',
      '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg>\n<svg width="1"/>',
    ],
  ])('%s', (type, text) => expect(pictureType(bytes(text))).toBe(type));
});

describe('and nothing else is one', () => {
  test.each([
    '<html><body>not found</body></html>',
    '<!doctype html><html><svg></svg></html>',
    '<!-- x --><html>',
    '{"error":"no such picture"}',
    'RIFF\x24\x00\x00\x00WAVEfmt ',
    '\x00\x00\x00\x20ftypisom\x00\x00\x00\x00',
    '%PDF-1.7',
    '',
  ])('%s', (text) => expect(pictureType(bytes(text))).toBeUndefined());
});

test('what no rule knows is what its server says, unless it is a text', () => {
  expect(pictureType(bytes('\x00\x01\x02'), 'image/jxl; q=1')).toBe('image/jxl');
  expect(pictureType(bytes('\x00\x01\x02'), 'application/octet-stream')).toBeUndefined();
  expect(pictureType(bytes('<html>'), 'image/png')).toBeUndefined();
  expect(pictureType(bytes('\xff\xd8\xff\xe0'), 'text/html')).toBe('image/jpeg');
});
