import { expect, it } from 'vitest';
import { typedAddress } from '../../../src/ui/settings/typed-address.ts';

it.each([
  ['', ''],
  [' translate.example.org ', 'https://translate.example.org'],
  ['translate.example.org:8443/api', 'https://translate.example.org:8443/api'],
  ['localhost:5000', 'http://localhost:5000'],
  ['127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
  ['[::1]:5000', 'http://[::1]:5000'],
  ['localhost.example.org', 'https://localhost.example.org'],
  ['http://translate.example.org', 'http://translate.example.org'],
  ['my server', 'my server'],
])('takes “%s” as “%s”', (typed, address) => {
  expect(typedAddress(typed)).toBe(address);
});
