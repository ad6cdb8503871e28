// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { articleRegion } from '../../../src/extraction/page/region.ts';

const sentence =
  'قال رئيس البلدية إن أعمال توسعة الميناء القديم ستبدأ في الربيع المقبل، وإن الصيادين سيجدون مرسى بديلا عند المصب. ';
const paragraph = `<p>${sentence.repeat(3)}</p>`;
const menu = `<nav>${'<a href="/x">قسم</a>'.repeat(30)}</nav>`;

/** The id of the region that is found for the headlines of a page. */
function regionOf(body: string): string | undefined {
  const { body: root } = new DOMParser().parseFromString(`${menu}${body}${menu}`, 'text/html');
  return articleRegion(root, [...root.querySelectorAll('h1')])?.id;
}

describe('the region of an article', () => {
  it('holds its headline and its prose', () => {
    expect(
      regionOf(
        `<div id="all">${menu}<div id="story"><h1>الميناء</h1>${paragraph.repeat(2)}</div></div>`,
      ),
    ).toBe('story');
  });

  it('goes on where the text goes on in a box of its own', () => {
    const more = `<div id="more">${paragraph}</div>`;
    expect(
      regionOf(
        `<div id="all"><div id="story"><h1>الميناء</h1>${paragraph.repeat(2)}</div>${menu}${more}</div>`,
      ),
    ).toBe('all');
  });

  it('leaves out readers’ words, teasers that lead elsewhere and what stands in the foot', () => {
    const comments = `<section class="comments">${menu}${paragraph}</section>`;
    const teaser = `<div>${menu}<a href="/y">${sentence.repeat(2)}</a></div>`;
    const foot = `<footer>${paragraph}</footer>`;
    expect(
      regionOf(
        `<div id="all"><div id="story"><h1>الميناء</h1>${paragraph.repeat(3)}</div>${comments}${teaser}${foot}</div>`,
      ),
    ).toBe('story');
  });

  it('holds a box that is named as one beside the text, where that has much of the text', () => {
    expect(
      regionOf(
        `<div id="all"><div id="story"><h1>الميناء</h1>${paragraph}</div>${menu}<div class="related">${paragraph.repeat(5)}</div></div>`,
      ),
    ).toBe('all');
  });

  it('takes in boxes that hold little more: a list below the text, a picture above the headline', () => {
    expect(
      regionOf(
        `<div id="all">${menu}<div id="article"><img src="/p.jpg"><div id="story"><h1>الميناء</h1>${paragraph.repeat(6)}</div><ul><li>مرسى</li></ul></div></div>`,
      ),
    ).toBe('article');
  });

  it('takes the headline that stands at the text', () => {
    expect(
      regionOf(
        `<div id="bar"><h1>الميناء</h1></div>${menu}<div id="story"><h1>الميناء</h1>${paragraph.repeat(2)}</div>`,
      ),
    ).toBe('story');
  });

  it('is not told by a few lines, nor without a headline', () => {
    const lines = '<ul><li>مرسى</li><li>رصيف</li></ul>';
    expect(
      regionOf(`<div id="head"><h1>الميناء</h1><p>${sentence}</p></div>${menu}${lines}`),
    ).toBeUndefined();
    expect(regionOf(`<div id="story">${paragraph.repeat(3)}</div>`)).toBeUndefined();
  });
});
