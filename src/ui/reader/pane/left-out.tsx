import type { ComponentChild, JSX } from 'preact';
import { leftOutNow, type ShownLeftOut } from '../../../article/left-out.ts';
import type { Article } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Row } from './chunks.tsx';

interface LeftOutProps {
  readonly messages: Messages;
  readonly onPutBack: (which: number) => void;
}

/** A line that was left out of the text, in its place; it is seen where the reader asked for such lines. */
function LeftOutRow({
  line,
  which,
  messages,
  onPutBack,
}: ShownLeftOut & LeftOutProps): JSX.Element {
  const { text, lang, dir } = line.block;
  return (
    <div class="left-out" role="note" aria-label={messages('reader_left_out_line')}>
      <p lang={lang} dir={dir}>
        {text}
      </p>
      <button
        type="button"
        class="button small"
        lang={messages.language}
        dir={messages.dir}
        onClick={() => onPutBack(which)}
      >
        {messages('reader_put_back')}
      </button>
    </div>
  );
}

/** Rows with the lines between them that were left out there. */
export function withLeftOut(article: Article, row: Row, props: LeftOutProps): Row {
  const lines = leftOutNow(article);
  if (lines.length === 0) return row;
  const last = article.blocks.length;
  return (block, index, cells): ComponentChild => {
    // Row 0 is the title: the block before which a line stands is row `at` + 1.
    const before = lines.filter(({ at }) => at + 1 === index);
    const behind = index === last ? lines.filter(({ at }) => at >= last) : [];
    const drawn = (one: ShownLeftOut): JSX.Element => (
      <LeftOutRow key={`left-out ${one.which}`} {...one} {...props} />
    );
    return [...before.map(drawn), row(block, index, cells), ...behind.map(drawn)];
  };
}
