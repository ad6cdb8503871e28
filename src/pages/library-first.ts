import { firstRowsItem } from '../platform/first-asked.ts';
import { api, later, layOut } from './first.ts';

// The rows that the background holds are asked for here, while the page's modules are loaded.
layOut({ rows: later(api.storage.session.get(firstRowsItem)) });
