import { describe, expect, test } from 'vitest';
import { allowsPicture, pictureAddress } from '../../../src/article/address/picture-address.ts';
import { pictureSizes } from '../../../src/article/html/srcset.ts';
import * as limits from '../../../src/article/limits.ts';

const page = 'https://news.example/story';
const one = 'https://cdn.example/1.jpg';

describe('the addresses that a picture of a public page may have', () => {
  test.each([
    one,
    'http://cdn.example:8080/1.jpg',
    'https://8.8.8.8/1.jpg',
    'https://172.32.0.1/1.jpg',
    'https://100.128.0.1/1.jpg',
    'https://192.0.66.2/1.jpg',
    'https://[2606:4700::1111]/1.jpg',
    'https://[64:ff9b::8.8.8.8]/1.jpg',
    'https://cdn.localhost.example/1.jpg',
    'https://صور.example/1.jpg',
  ])('%s', (url) => expect(allowsPicture(url, page)).toBe(true));
});

describe('the addresses that it may not have', () => {
  test.each([
    ...['http://127.0.0.1:8080/reboot', 'http://127.1/', 'http://2130706433/', 'http://0x7f.1/'],
    ...['http://0177.0.0.1/', 'http://127.0.0.1./', 'http://localhost/', 'http://localhost./'],
    ...['http://a.localhost/', 'http://LOCALHOST/', 'http://0/', 'http://0.0.0.0/', 'http://[::]/'],
    ...['http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::127.0.0.1]/'],
    ...['http://[64:ff9b::10.0.0.1]/', 'http://[64:ff9b:1::1]/', 'http://[2002:c0a8:101::1]/'],
    ...['http://[fe80::1]/', 'http://[fc00::1]/', 'http://[fdab::1]/', 'http://[ff02::1]/'],
    ...['http://10.0.0.1/', 'http://172.16.0.1/', 'http://172.31.255.255/', 'http://192.168.1.1/'],
    ...[
      'http://100.64.0.1/',
      'http://100.127.1.1/',
      'http://169.254.169.254/',
      'http://198.18.0.1/',
    ],
    ...['http://224.0.0.1/', 'http://255.255.255.255/', 'http://１２７.0.0.1/'],
    ...['http://router/', 'http://printer.local/', 'http://printer.local./', 'http://x.internal/'],
    ...['http://nas.home.arpa/', 'http://nas.lan/', 'http://wiki.corp/', 'http://box.home/'],
    ...['https://user:key@cdn.example/1.jpg', 'file:///etc/passwd', 'ftp://cdn.example/1.jpg'],
    ...[
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      'https://[',
      '',
      'blob:https://a.example/1',
    ],
    `https://cdn.example/${'a'.repeat(limits.address)}`,
  ])('%s', (url) => expect(allowsPicture(url, page)).toBe(false));
});

test('a page on the network or on this device reaches what is no nearer than itself', () => {
  const loopback = 'http://localhost:8000/story';
  const local = 'http://192.168.1.5/story';
  expect(allowsPicture('http://127.0.0.1:9000/1.jpg', loopback)).toBe(true);
  expect(allowsPicture('http://192.168.1.5/1.jpg', loopback)).toBe(true);
  expect(allowsPicture('http://media.local/1.jpg', local)).toBe(true);
  expect(allowsPicture('http://127.0.0.1/1.jpg', local)).toBe(false);
  expect(allowsPicture('http://127.0.0.1/1.jpg', 'file:///home/reader/story.html')).toBe(false);
  expect(allowsPicture(one, 'file:///home/reader/story.html')).toBe(true);
  expect(allowsPicture('http://127.0.0.1/1.jpg', 'https://[')).toBe(false);
});

test('of several sizes the smallest that is wide enough is kept', () => {
  const sizes =
    'https://a.example/s,1.jpg 300w, https://a.example/l.jpg 1600w, https://a.example/xl.jpg 4000w';
  expect(pictureAddress(one, sizes)).toBe('https://a.example/l.jpg');
  expect(pictureAddress(one, 'https://a.example/s.jpg 300w')).toBe('https://a.example/s.jpg');
  expect(pictureAddress(one, 'https://a.example/s.jpg 2x')).toBe(one);
  expect(pictureAddress(one, undefined)).toBe(one);
});

test('a list of sizes that no page needs is not read', () => {
  expect(pictureSizes(`${one} 1w, `.repeat(5000))).toEqual([]);
  expect(pictureSizes(`/a.jpg${' '.repeat(limits.srcset)}`)).toEqual([]);
});

test('sizes are read as browsers read them: commas stand in addresses and part them, lines do not', () => {
  expect(pictureSizes('/s,w_300/1.jpg 300w,/1.jpg 1.5x , /2.jpg')).toEqual([
    { url: '/s,w_300/1.jpg', width: 300 },
    { url: '/1.jpg', density: 1.5 },
    { url: '/2.jpg' },
  ]);
  expect(pictureSizes('/1.jpg\n  2x,\n  /2.jpg 3x')).toEqual([
    { url: '/1.jpg', density: 2 },
    { url: '/2.jpg', density: 3 },
  ]);
  expect(pictureSizes('/1.jpg wide, /2.jpg 200w 150h')).toMatchObject([
    { url: '/1.jpg' },
    { url: '/2.jpg', width: 200 },
  ]);
});
