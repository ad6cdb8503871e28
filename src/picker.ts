import { areaSelector } from './extraction/area-selector.ts';
import type { PickedArea, PickerOrder } from './platform/background/area-picking.ts';
import { browser } from './platform/browser.ts';
import { pickElement } from './ui/picker/area-picker.ts';

const { warraqPicker: order } = globalThis as { warraqPicker?: PickerOrder };

async function pick({ token, texts }: PickerOrder): Promise<void> {
  const picked = await pickElement(texts);
  if (picked === 'cancel') return;
  const selector = picked === 'reset' ? '' : areaSelector(picked);
  const message: PickedArea = { kind: 'picked-area', token, selector };
  await browser.runtime.sendMessage(message);
}

if (order) void pick(order);
