import '../ui/shared/theme/theme.css';
import '../ui/compare/compare.css';
import { render } from 'preact';
import { ComparePage } from '../ui/compare/compare-page.tsx';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const id = new URLSearchParams(location.search).get('id') ?? '';
const { messages, settings, root } = await startPage('compare_title');
render(
  <PageErrorBoundary messages={messages}>
    <ComparePage id={id} language={settings.target} messages={messages} />
  </PageErrorBoundary>,
  root,
);
