import { describe, expect, it } from 'vitest';
import { pinnedModels } from '../../../src/translation/engines/bergamot/models/catalogue.ts';
import { modelPath, pairKey } from '../../../src/translation/engines/bergamot/models/model-path.ts';
import {
  modelSource,
  modelsOf,
  sizeOf,
} from '../../../src/translation/engines/bergamot/models/registry.ts';

const hash = 'a'.repeat(64);

function record(pair: string, fileType: string, version: string, more: object = {}) {
  const [fromLang, toLang] = pair.split('>');
  const location = `main-workspace/translations-models/${pair.replace('>', '')}.${fileType}`;
  return {
    fromLang,
    toLang,
    version,
    fileType,
    filter_expression: '',
    attachment: { hash, size: 5, location },
    ...more,
  };
}

function model(pair: string, version: string) {
  return [
    record(pair, 'model', version),
    record(pair, 'vocab', version),
    record(pair, 'lex', version),
  ];
}

describe('modelsOf', () => {
  it('takes the newest release of each pair, without the shortlist', () => {
    const found = modelsOf({
      data: [...model('ar>en', '2.9'), ...model('ar>en', '2.10'), ...model('en>fr', '1.0')],
    });
    expect(found.map((entry) => [pairKey(entry.pair), entry.version, sizeOf(entry)])).toEqual([
      ['ar-en', '2.10', 10],
      ['en-fr', '1.0', 10],
    ]);
  });

  it('passes over nightly versions, filtered records and models that lack a file', () => {
    const found = modelsOf({
      data: [
        ...model('ar>en', '3.0a1'),
        record('en>de', 'model', '1.0', { filter_expression: 'env.appinfo.OS == "Android"' }),
        record('en>de', 'vocab', '1.0'),
        record('en>zh', 'model', '1.0'),
        record('en>zh', 'srcvocab', '1.0'),
      ],
    });
    expect(found).toEqual([]);
  });

  it.each([
    ['a file that fits into no memory', { size: 3e9 }],
    ['a file of no size', { size: 0 }],
    ['an address elsewhere', { location: 'https://other.example/model.bin' }],
    ['an address above the base', { location: '../../model.bin' }],
    ['an address without end', { location: 'a'.repeat(10_000) }],
    ['no checksum', { hash: 'none' }],
  ])('passes over a record with %s', (_, attachment) => {
    const [whole] = modelsOf({ data: model('ar>en', '2.0') });
    expect(whole).toBeDefined();
    const records = model('ar>en', '2.0').map((one) => ({
      ...one,
      attachment: { ...one.attachment, ...attachment },
    }));
    expect(modelsOf({ data: [...records, null, 5, 'text'] })).toEqual([]);
  });

  it('takes two vocabularies, and the version of a sample', () => {
    const parts = ['model', 'srcvocab', 'trgvocab'].map((type) =>
      record('en>zh-Hans', type, '1.0-sample'),
    );
    expect(modelsOf({ data: parts })).toHaveLength(1);
  });

  it.each([
    ['a location that leaves the folder', { attachment: { hash, size: 5, location: '../../x' } }],
    [
      'a location that is an address',
      { attachment: { hash, size: 5, location: 'https://evil.example/x' } },
    ],
    ['a hash that is none', { attachment: { hash: 'x', size: 5, location: 'a' } }],
    ['a size that is none', { attachment: { hash, size: -1, location: 'a' } }],
    ['no attachment', { attachment: undefined }],
    ['a language that is no text', { fromLang: 5 }],
  ])('passes over a record with %s', (_, more) => {
    const [first, ...rest] = model('ar>en', '1.0');
    expect(modelsOf({ data: [{ ...first, ...more }, ...rest, undefined, 7] })).toEqual([]);
  });

  it('refuses what is no list of records', () => {
    expect(() => modelsOf({})).toThrow('no list');
    expect(() => modelsOf('<html>')).toThrow('no list');
  });
});

describe('modelPath', () => {
  const path = (source: string, target: string): string[] | undefined =>
    modelPath({ source, target }, pinnedModels)?.map(({ pair }) => pairKey(pair));

  it('leads directly or through English', () => {
    expect(path('ar', 'en')).toEqual(['ar-en']);
    expect(path('ar-EG', 'en-GB')).toEqual(['ar-en']);
    expect(path('ar', 'fr')).toEqual(['ar-en', 'en-fr']);
    expect(path('fa', 'ar')).toEqual(['fa-en', 'en-ar']);
    expect(path('ur', 'en')).toEqual(['ur-en']);
    expect(path('he', 'fr')).toEqual(['he-en', 'en-fr']);
    expect(path('ar', 'xx')).toBeUndefined();
  });
});

describe('pinnedModels', () => {
  it('hold what Mozilla’s registry says of Arabic to English', () => {
    expect(pinnedModels[0]).toMatchObject({
      version: '2.2',
      files: [
        {
          size: 31_561_787,
          hash: '7b7af0282dc5f4d8805b9a298c2fa828967e3f09ca10f1942ebeea0b2cfc12fa',
        },
        { size: 860_035, hash: '51b4ee3f828d10015464523d0b4f5a6c086b0b2a9bde716a581001cf6c260366' },
      ],
    });
    expect(pinnedModels.filter(({ pair }) => pair.source === 'en')).toHaveLength(11);
  });
});

describe('modelSource', () => {
  it('is Mozilla’s unless a mirror is set', () => {
    expect(modelSource('').records).toContain('firefox.settings.services.mozilla.com');
    expect(modelSource(' http://10.0.0.5:8000/m/ ')).toEqual({
      records: 'http://10.0.0.5:8000/m/v1/buckets/main/collections/translations-models/records',
      files: 'http://10.0.0.5:8000/m/',
    });
  });
});
