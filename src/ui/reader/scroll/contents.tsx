import type { JSX } from 'preact';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { IsolatedText } from '../../shared/isolated-text.tsx';
import { Dropdown } from '../../shared/toolbar.tsx';
import type { ScrollTarget } from './use-scroll-target.ts';

interface ContentsProps {
  readonly article: Article;
  readonly messages: Messages;
  readonly onGo: (goal: ScrollTarget) => void;
}

/** The headings of an article that has more than its title, to go to each. */
export function Contents({ article, messages, onGo }: ContentsProps): JSX.Element | undefined {
  const headings = readingBlocks(article).flatMap((block, index) =>
    block.kind === 'heading' ? [{ block, index }] : [],
  );
  if (headings.length < 2) return undefined;
  return (
    <Dropdown icon="contents" label={messages('reader_contents')}>
      {(close) => (
        <ol class="menu contents" dir={article.dir} lang={article.lang}>
          {headings.map(({ block, index }) => (
            <li key={index}>
              <button
                type="button"
                class="button quiet menu-item"
                lang={block.lang}
                dir={block.dir}
                onClick={() => {
                  close();
                  onGo({ block: index, focus: true });
                }}
              >
                <IsolatedText text={block.text} dir={block.dir} />
              </button>
            </li>
          ))}
        </ol>
      )}
    </Dropdown>
  );
}
