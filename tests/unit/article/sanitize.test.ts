// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import * as limits from '../../../src/article/limits.ts';

function cleaned(html: string): string {
  const host = document.createElement('div');
  host.append(sanitizedFragment(html));
  return host.innerHTML;
}

describe('sanitizedFragment', () => {
  it.each([
    ['title', 'x', limits.attribute],
    ['alt', 'x', limits.attribute],
    ['src', 'https://news.example/', limits.address],
    ['srcset', 'https://news.example/a.jpg 1x, ', limits.srcset],
    ['src', 'data:image/png;base64,', limits.dataAddress],
  ])(
    'leaves out a value of %s that begins with %s and is beyond its limit',
    (name, begin, limit) => {
      const image = (length: number): string =>
        cleaned(`<img ${name}="${begin.padEnd(length, 'a')}">`);
      expect(image(limit)).toContain(`${name}=`);
      expect(image(limit + 1)).toBe('<img>');
    },
  );

  it.each([
    '<p>قال <span lang="en" dir="ltr">Reuters</span> اليوم</p>',
    '<table><tbody><tr><th scope="col" colspan="2">أ</th><td rowspan="3">ب</td></tr></tbody></table>',
    '<ol start="3" reversed=""><li value="4">ج</li></ol>',
    '<img src="https://news.example/a.jpg" srcset="https://news.example/a.jpg 2x" width="640" height="480" alt="صورة">',
    '<time datetime="2026-03-14">السبت</time>',
    '<q cite="https://news.example/">قول</q>',
  ])('keeps what an article may hold: %s', (html) => {
    expect(cleaned(html)).toBe(html);
  });

  it.each([
    ['<a href="jav&#x09;ascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="data:text/html,<script>alert(1)</script>">x</a>', '<a>x</a>'],
    ['<q cite="javascript:alert(1)">x</q>', '<q>x</q>'],
    ['<p style="x" class="x" id="x" name="x" onclick="x" data-x="x" aria-x="x">x</p>', '<p>x</p>'],
    ['<form action="/"><input name="x"></form><svg onload="x"></svg><math></math>', ''],
    ['<dialog open>x</dialog><iframe src="https://e.example/"></iframe>', 'x'],
    ['<div id="x"><frameset onload="x"></div>', ''],
    ['<style>p{}</style><script>x</script><base href="https://e.example/">', ''],
    ['<p><video src="https://e.example/v"></video><object data="x"></object>x</p>', '<p>x</p>'],
  ])('lets nothing else through: %s', (html, expected) => {
    expect(cleaned(html)).toBe(expected);
  });

  it('opens links elsewhere, with no way back', () => {
    expect(cleaned('<a href="https://e.example/" target="_self" rel="opener">x</a>')).toBe(
      '<a href="https://e.example/" rel="noopener noreferrer" target="_blank">x</a>',
    );
  });
});
