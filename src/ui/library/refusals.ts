import type { DatabaseRefusal } from '../../library/database/database.ts';
import type { MessageName } from '../../platform/i18n.ts';

/** The sentence for each reason why the library cannot be read. */
export const refusals: Readonly<Record<DatabaseRefusal, MessageName>> = {
  closed: 'error_library_closed',
  newer: 'error_library_newer',
  unopened: 'error_library_unopened',
};
