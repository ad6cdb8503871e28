import type { Direction } from '../../../article/model.ts';
import { xmlText } from '../safe-text.ts';
import { xhtmlNamespace } from '../xhtml.ts';
import type { ZipArchive } from '../zip.ts';
import { serialised, xhtmlPage } from './chapter.ts';
import { epubNamespace, giveLanguage } from './valid-xhtml.ts';

const style = `
body { line-height: 1.7; margin: 0 3%; }
.facts { font-size: 0.85em; }
.pair { margin: 0.9em 0; }
.translation { margin-block-start: 0.4em; font-size: 0.95em; opacity: 0.85; }
.standfirst { font-weight: bold; }
h1 { line-height: 1.35; page-break-after: avoid; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; }
figcaption { font-size: 0.85em; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 0.2em solid; }
table { border-collapse: collapse; }
td, th { padding: 0.25em 0.5em; border: 1px solid; }
mark { background: #fbe6a6; color: inherit; }
pre { white-space: pre-wrap; }
`.trim();

/** What a book says of itself. */
export interface BookFacts {
  readonly title: string;
  /** The language of the title and of the contents' heading, as a BCP 47 tag. */
  readonly language: string;
  /** The heading of the table of contents. */
  readonly contents: string;
  /** Which way its pages are turned. */
  readonly dir: Direction;
}

/** A page of the book, in the order of its contents. */
interface BookPage {
  readonly title: string;
  readonly lang: string;
  readonly dir: Direction;
}

/** An EPUB 3 book that is written article by article. */
export interface Book {
  /** Adds a picture (JPEG, PNG or GIF), and gives the address by which the pages name it. */
  addPicture(picture: Blob): Promise<string>;
  addPage(page: BookPage, text: string): Promise<void>;
  /** Writes the contents and the package's own file, and closes the archive. */
  close(): Promise<void>;
}

/** Begins a book in an archive (EPUB 3.3, OCF: the file `mimetype` comes first, and as it is). */
export async function beginBook(zip: ZipArchive, facts: BookFacts): Promise<Book> {
  const pages: BookPage[] = [];
  const pictures: { readonly name: string; readonly type: string }[] = [];
  await zip.addStored('mimetype', 'application/epub+zip');
  await zip.add('META-INF/container.xml', container);
  await zip.add('EPUB/style.css', style);
  return {
    async addPicture(picture) {
      const name = `picture-${pictures.length + 1}.${endings[picture.type] ?? 'jpg'}`;
      pictures.push({ name, type: picture.type });
      await zip.add(`EPUB/${name}`, picture);
      return name;
    },
    async addPage(page, text) {
      pages.push(page);
      await zip.add(`EPUB/${pageName(pages.length)}`, text);
    },
    async close() {
      await zip.add('EPUB/contents.xhtml', contents(facts, pages));
      await zip.add('EPUB/package.opf', packageFile(facts, pages, pictures));
      await zip.close();
    },
  };
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
};

function pageName(number: number): string {
  return `article-${number}.xhtml`;
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

function contents(facts: BookFacts, pages: readonly BookPage[]): string {
  const page = xhtmlPage(facts.title, facts.language, facts.dir);
  const make = (name: string): Element => page.createElementNS(xhtmlNamespace, name);
  const nav = make('nav');
  nav.setAttributeNS(epubNamespace, 'epub:type', 'toc');
  const heading = make('h1');
  heading.textContent = xmlText(facts.contents);
  const list = make('ol');
  pages.forEach(({ title, lang, dir }, at) => {
    const item = make('li');
    giveLanguage(item, lang);
    item.setAttribute('dir', dir);
    const link = make('a');
    link.setAttribute('href', pageName(at + 1));
    link.textContent = xmlText(title).trim() || '…';
    item.append(link);
    list.append(item);
  });
  nav.append(heading, list);
  page.querySelector('body')?.append(nav);
  return serialised(page);
}

const opf = 'http://www.idpf.org/2007/opf';
const dc = 'http://purl.org/dc/elements/1.1/';

function packageFile(
  facts: BookFacts,
  pages: readonly BookPage[],
  pictures: readonly { readonly name: string; readonly type: string }[],
): string {
  const file = document.implementation.createDocument(opf, 'package');
  const root = file.documentElement;
  root.setAttribute('version', '3.0');
  root.setAttribute('unique-identifier', 'id');
  const add = (parent: Element, name: string, attributes: Record<string, string> = {}) => {
    const [space, prefix] = name.startsWith('dc:') ? [dc, name] : [opf, name];
    const element = file.createElementNS(space, prefix);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const metadata = add(root, 'metadata');
  add(metadata, 'dc:identifier', { id: 'id' }).textContent = `urn:uuid:${crypto.randomUUID()}`;
  add(metadata, 'dc:title').textContent = xmlText(facts.title).trim() || '…';
  for (const lang of new Set([...pages.map((page) => page.lang), facts.language]))
    add(metadata, 'dc:language').textContent = lang;
  add(metadata, 'meta', {
    property: 'dcterms:modified',
  }).textContent = `${new Date().toISOString().slice(0, 19)}Z`;
  const manifest = add(root, 'manifest');
  const spine = add(root, 'spine', { 'page-progression-direction': facts.dir });
  const type = 'application/xhtml+xml';
  const nav = { id: 'contents', href: 'contents.xhtml', properties: 'nav' };
  add(manifest, 'item', { ...nav, 'media-type': type });
  add(manifest, 'item', { id: 'style', href: 'style.css', 'media-type': 'text/css' });
  add(spine, 'itemref', { idref: 'contents' });
  pages.forEach((_, at) => {
    const id = `article-${at + 1}`;
    add(manifest, 'item', { id, href: pageName(at + 1), 'media-type': type });
    add(spine, 'itemref', { idref: id });
  });
  for (const { name, type: mime } of pictures)
    add(manifest, 'item', { id: name.replace('.', '-'), href: name, 'media-type': mime });
  return serialised(file);
}
