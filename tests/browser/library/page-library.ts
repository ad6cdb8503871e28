// What inLibrary runs inside a page: a module, so that the compiler sees it when a file moves.
export * from '../../../src/library/articles/articles.ts';
export * from '../../../src/library/articles/changes.ts';
export * from '../../../src/library/check.ts';
export * from '../../../src/library/lists/list.ts';
export * from '../../../src/library/pictures/picture-queue.ts';
export * from '../../../src/library/translations/translations.ts';
export * from './churn.ts';
export * from './illustrated.ts';
