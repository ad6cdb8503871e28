import type { View } from '../harness/index.ts';

/** What the copy dialog is to be told. */
export interface CopyWish {
  readonly content: 'both' | 'original' | 'translation' | 'selection';
  readonly form: 'rich' | 'plain' | 'markdown';
  readonly source: boolean;
}

/** Copies by the reader's dialog, pastes into a field of the page as its reader would elsewhere, and gives what came. */
export async function copied(
  reader: View,
  { content, form, source }: CopyWish,
): Promise<{ readonly plain: string; readonly html: string }> {
  await reader.press('x');
  await reader.waitFor('.share-dialog');
  for (const value of [content, form]) await reader.click(`.share-dialog input[value="${value}"]`);
  await reader.evaluate((isWanted: boolean) => {
    const box = document.querySelector<HTMLInputElement>('.share-dialog input[type="checkbox"]');
    if (box && box.checked !== isWanted) box.click();
  }, source);
  await reader.click('.share-dialog .button.primary');
  await reader.until(() => !document.querySelector('.share-dialog'));
  return pasted(reader);
}

async function pasted(reader: View): Promise<{ readonly plain: string; readonly html: string }> {
  await reader.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.addEventListener('paste', ({ clipboardData }) => {
      const forms = ['text/plain', 'text/html'].map((type) => clipboardData?.getData(type) ?? '');
      field.dataset['forms'] = JSON.stringify(forms);
    });
    field.focus();
  });
  await reader.press('Ctrl+v');
  const forms = await reader.until(() => document.getElementById('pasted')?.dataset['forms']);
  await reader.evaluate(() => document.getElementById('pasted')?.remove());
  const [plain = '', html = ''] = JSON.parse(forms ?? '[]');
  return { plain, html };
}
