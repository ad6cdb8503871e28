import { expect, test } from 'vitest';
import { languageName } from '../../../src/platform/language-name.ts';
import { pinnedModels } from '../../../src/translation/engines/bergamot/models/catalogue.ts';
import { targetLanguages } from '../../../src/ui/shared/language.ts';

/** What Chrome 156 said it could download for Arabic. */
const chrome =
  'bg bn cs da de el en es fi fr he hi hr hu id it ja kn ko lt mr nl no pl pt ro ru sk sl sv ta te th tr uk vi zh zh-Hant';

test('every language that an engine on the device has for Arabic can be chosen', () => {
  const pinned = pinnedModels.map(({ pair }) => pair.target);
  for (const tag of [...pinned, ...chrome.split(' ')]) expect(targetLanguages).toContain(tag);
});

test('each is there once and has a name in both languages of the interface', () => {
  expect(new Set(targetLanguages).size).toBe(targetLanguages.length);
  for (const tag of targetLanguages)
    for (const language of ['en', 'ar']) expect(languageName(tag, language)).not.toBe(tag);
});
