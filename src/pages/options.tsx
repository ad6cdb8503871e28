import { render } from 'preact';
import { SettingsForm } from '../ui/settings/settings-form.tsx';
import { PageGuard } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const { messages, settings, root } = await startPage('options_title');
render(
  <PageGuard messages={messages}>
    <SettingsForm messages={messages} settings={settings} />
  </PageGuard>,
  root,
);
