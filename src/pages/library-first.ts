import { firstRowsItem } from '../platform/first-asked.ts';
import { api, later, layOut } from './first.ts';

// The rows that the background holds are asked for here, while the page's modules are loaded.
layOut({ rows: later(api.storage.session.get(firstRowsItem)) });

// The browser reads its data of languages when they are first used, in a new process for tens of milliseconds; now the page waits anyway.
new Intl.PluralRules(api.i18n.getMessage('interface_language'));
