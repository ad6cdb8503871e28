import { render } from 'preact';
import { startPage } from '../ui/page.ts';
import { SettingsForm } from '../ui/settings/settings-form.tsx';

const { messages, settings, root } = await startPage('options_title');
render(<SettingsForm messages={messages} settings={settings} />, root);
