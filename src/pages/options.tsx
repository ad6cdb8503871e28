import { render } from 'preact';
import { SettingsForm } from '../ui/settings/settings-form.tsx';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const { messages, settings, root } = await startPage('options_title');
render(
  <PageErrorBoundary messages={messages}>
    <SettingsForm messages={messages} settings={settings} />
  </PageErrorBoundary>,
  root,
);
