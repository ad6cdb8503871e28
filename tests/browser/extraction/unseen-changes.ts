/** A change of a page that its reader does not see. `make` runs in the page: it may use nothing from outside itself. */
export interface UnseenChange {
  readonly name: string;
  /** A tag or a sign that is given to `make`. */
  readonly given?: string;
  readonly make: (paragraphs: readonly HTMLElement[], given: string) => void;
}

type Make = UnseenChange['make'];

const wrapParagraphs: Make = (paragraphs, tag) => {
  for (const one of paragraphs) {
    const box = document.createElement(tag);
    box.style.display = 'block';
    one.replaceWith(box);
    box.append(one);
  }
};

const renameParagraphs: Make = (paragraphs, tag) => {
  for (const one of paragraphs) {
    const made = document.createElement(tag);
    made.style.display = 'block';
    made.style.marginBlock = '1em';
    made.append(...one.childNodes);
    one.replaceWith(made);
  }
};

const wrapWord: Make = (paragraphs, tag) => {
  for (const one of paragraphs) {
    const text = [...one.childNodes].find((node) => (node.nodeValue ?? '').split(' ').length > 6);
    if (!(text instanceof Text)) continue;
    const start = text.data.indexOf(' ', 12) + 1;
    const end = text.data.indexOf(' ', start + 3);
    if (start < 1 || end < 0) continue;
    const word = text.splitText(start);
    word.splitText(end - start);
    const made = document.createElement(tag);
    made.style.textDecoration = 'none';
    word.replaceWith(made);
    made.append(word);
  }
};

const insertInWords: Make = (paragraphs, sign) => {
  for (const one of paragraphs) {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      text.nodeValue = (text.nodeValue ?? '').replace(/(\p{L}{3})(?=\p{L}{3})/gu, `$1${sign}`);
  }
};

const wrapAllInDialog: Make = (_, tag) => {
  const box = document.createElement(tag);
  for (const [name, value] of [
    ['role', 'dialog'],
    ['aria-modal', 'true'],
    ['open', ''],
  ] as const)
    box.setAttribute(name, value);
  box.append(...document.body.childNodes);
  document.body.append(box);
};

/** Changes after which a page's article must read as before. */
export const unseenChanges: readonly UnseenChange[] = [
  {
    name: 'each paragraph in a box of display: contents',
    make: (paragraphs) => {
      for (const one of paragraphs) {
        const box = document.createElement('div');
        box.style.display = 'contents';
        one.replaceWith(box);
        box.append(one);
      }
    },
  },
  {
    name: 'paragraphs in a named section of display: contents',
    make: (paragraphs) => {
      document.head.append(
        Object.assign(document.createElement('style'), { textContent: '.k1{display:contents}' }),
      );
      for (const one of paragraphs.slice(1)) {
        const box = document.createElement('section');
        box.className = 'k1';
        one.replaceWith(box);
        box.append(one);
      }
    },
  },
  {
    name: 'a paragraph in open details',
    make: ([, one]) => {
      const details = document.createElement('details');
      details.open = true;
      details.append(document.createElement('summary'));
      one?.replaceWith(details);
      if (one) details.append(one);
    },
  },
  {
    name: 'a paragraph in boxes of closed details',
    make: ([, one]) => {
      const details = document.createElement('details');
      const [outer, inner] = [document.createElement('div'), document.createElement('div')];
      details.append(document.createElement('summary'), outer);
      outer.append(inner);
      one?.replaceWith(details);
      if (one) inner.append(one);
    },
  },
  ...['div', 'section', 'x-part'].map((given) => ({
    name: `each paragraph in a ${given}`,
    given,
    make: wrapParagraphs,
  })),
  ...['div', 'x-para', 'span'].map((given) => ({
    name: `each paragraph a ${given}`,
    given,
    make: renameParagraphs,
  })),
  ...['u', 'bdi', 'mark', 'time', 'font', 'span', 'ins', 'x-word'].map((given) => ({
    name: `words in ${given}`,
    given,
    make: wrapWord,
  })),
  ...['\u00ad', '\u200b', '\u2060', '\ufeff'].map((given) => ({
    name: `U+${given.charCodeAt(0).toString(16)} in words`,
    given,
    make: insertInWords,
  })),
  {
    name: 'all names hashed',
    make: () => {
      for (const element of document.querySelectorAll('body [class], body [id]')) {
        const hash = (name: string): string =>
          `c${[...name].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 1_000_003, 7)}`;
        if (element.className)
          element.setAttribute('class', hash(String(element.getAttribute('class'))));
        if (element.id) element.id = hash(element.id);
      }
    },
  },
  {
    name: 'article, main, section and header as div',
    make: () => {
      for (const element of document.querySelectorAll('article, main, section, body > header')) {
        const made = document.createElement('div');
        for (const name of ['class', 'id']) {
          const value = element.getAttribute(name);
          if (value) made.setAttribute(name, value);
        }
        made.append(...element.childNodes);
        element.replaceWith(made);
      }
    },
  },
  {
    name: 'a form around all',
    make: () => {
      const form = document.createElement('form');
      form.append(...document.body.childNodes);
      document.body.append(form);
      form.prepend(
        ...new DOMParser().parseFromString(
          '<input type="hidden" name="__VIEWSTATE" value="x">',
          'text/html',
        ).body.childNodes,
      );
    },
  },
  {
    name: 'a form with fields named as properties around all',
    make: () => {
      const form = document.createElement('form');
      form.append(...document.body.childNodes);
      document.body.append(form);
      for (const name of [
        'ownerDocument',
        'querySelectorAll',
        'attributes',
        'children',
        'style',
        'parentElement',
        'getAttribute',
        'textContent',
        'tagName',
        'closest',
        'matches',
        'childNodes',
        'remove',
      ])
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name }));
    },
  },
  {
    name: 'pictures named as properties of the document',
    make: () => {
      for (const name of [
        'body',
        'title',
        'querySelector',
        'querySelectorAll',
        'createElement',
        'documentElement',
        'implementation',
        'baseURI',
        'documentURI',
      ]) {
        const form = document.createElement('form');
        form.setAttribute('name', name);
        Document.prototype.querySelector.call(document, 'html > body')?.append(form);
      }
    },
  },
  {
    name: 'a layout table around all',
    make: () => {
      const table = document.createElement('table');
      const cell = table.insertRow().insertCell();
      cell.append(...document.body.childNodes);
      document.body.append(table);
    },
  },
  ...['div', 'dialog'].map((given) => ({
    name: `a ${given} that is a dialog around all`,
    given,
    make: wrapAllInDialog,
  })),
  {
    name: 'twenty boxes around all',
    make: () => {
      for (let level = 0; level < 20; level += 1) {
        const box = document.createElement('div');
        box.append(...document.body.childNodes);
        document.body.append(box);
      }
    },
  },
  {
    name: 'scripts and styles between paragraphs',
    make: (paragraphs) => {
      for (const one of paragraphs) {
        one.after(
          Object.assign(document.createElement('script'), {
            type: 'text/x',
            textContent: 'var slot = "الإعلان هنا";',
          }),
        );
        one.after(
          Object.assign(document.createElement('style'), { textContent: '.slot{color:red}' }),
        );
      }
    },
  },
  {
    name: 'empty places for adverts between paragraphs',
    make: (paragraphs) => {
      for (const one of paragraphs)
        one.after(
          ...new DOMParser().parseFromString(
            '<div class="ad-slot"><div id="gpt"></div></div>',
            'text/html',
          ).body.childNodes,
        );
    },
  },
  {
    name: 'frames of adverts between paragraphs',
    make: (paragraphs) => {
      for (const one of paragraphs)
        one.after(
          ...new DOMParser().parseFromString(
            '<div><iframe title="إعلان" src="https://ads.example/f?u=https%3A%2F%2Fwww.youtube.com%2F"></iframe></div>',
            'text/html',
          ).body.childNodes,
        );
    },
  },
  {
    name: 'comments between paragraphs',
    make: (paragraphs) => {
      for (const one of paragraphs) one.before(document.createComment(' إعلان '));
    },
  },
  {
    name: 'data-nosnippet',
    make: (paragraphs) => {
      for (const one of paragraphs) one.setAttribute('data-nosnippet', '');
    },
  },
  {
    name: 'attributes that the rules use as marks',
    make: (paragraphs) => {
      for (const one of paragraphs)
        for (const name of ['data-block', 'data-embed', 'data-text-box', 'data-chips', 'data-look'])
          one.setAttribute(name, 'hidden');
    },
  },
  {
    name: 'dir="ltr" on paragraphs',
    make: (paragraphs) => {
      for (const one of paragraphs) {
        one.setAttribute('dir', 'ltr');
        one.style.direction = 'rtl';
      }
    },
  },
  {
    name: 'hints clipped away',
    make: (paragraphs) => {
      for (const one of paragraphs)
        one.append(
          ...new DOMParser().parseFromString(
            '<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">يفتح في نافذة جديدة</span>',
            'text/html',
          ).body.childNodes,
        );
    },
  },
  {
    name: 'hints far off the page',
    make: (paragraphs) => {
      document.head.append(
        Object.assign(document.createElement('style'), {
          textContent: '.h7{position:absolute;left:-10000px;top:auto}',
        }),
      );
      for (const one of paragraphs)
        one.append(
          ...new DOMParser().parseFromString(
            '<span class="h7">يفتح في نافذة جديدة</span>',
            'text/html',
          ).body.childNodes,
        );
    },
  },
  {
    name: 'tooltips that wait',
    make: (paragraphs) => {
      document.head.append(
        Object.assign(document.createElement('style'), {
          textContent: '.h8{position:absolute;opacity:0}',
        }),
      );
      for (const one of paragraphs)
        one.append(
          ...new DOMParser().parseFromString(
            '<span class="h8">تلميح: لا حاجة إلى بطاقة</span>',
            'text/html',
          ).body.childNodes,
        );
    },
  },
  {
    name: 'line ends of the source within paragraphs',
    make: (paragraphs) => {
      for (const one of paragraphs)
        for (const node of one.childNodes)
          if (node instanceof Text) node.data = node.data.replace(/(\S) (?=\S)/g, '$1\n   ');
    },
  },
  {
    name: 'texts in many nodes',
    make: (paragraphs) => {
      for (const one of paragraphs)
        for (const node of [...one.childNodes])
          if (node instanceof Text && node.length > 30) node.splitText(15);
    },
  },
  {
    name: 'wbr in words',
    make: (paragraphs) => {
      for (const one of paragraphs)
        for (const node of [...one.childNodes])
          if (node instanceof Text && node.length > 30)
            node.splitText(15).before(document.createElement('wbr'));
    },
  },
  {
    name: 'anchors with names before paragraphs',
    make: (paragraphs) => {
      for (const [index, one] of paragraphs.entries())
        one.prepend(
          ...new DOMParser().parseFromString(`<a name="p${index}"></a>`, 'text/html').body
            .childNodes,
        );
    },
  },
  {
    name: 'an anchor around each paragraph’s text',
    make: (paragraphs) => {
      for (const one of paragraphs) {
        const anchor = document.createElement('a');
        anchor.setAttribute('name', 'top');
        anchor.append(...one.childNodes);
        one.append(anchor);
      }
    },
  },
];
