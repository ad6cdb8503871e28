import { render } from 'preact';
import { PageGuard } from '../ui/guard.tsx';
import { startPage } from '../ui/page.ts';
import { SettingsForm } from '../ui/settings/settings-form.tsx';

const { messages, settings, root } = await startPage('options_title');
render(
  <PageGuard messages={messages}>
    <SettingsForm messages={messages} settings={settings} />
  </PageGuard>,
  root,
);
