import type { ModelEntry } from './model-entry.ts';

const folder = 'main-workspace/translations-models';

/** Mozilla's models as its registry had them on 2026-10-06: Arabic, the languages that Arabic readers most need, Persian, Urdu and Hebrew. */
export const pinnedModels: readonly ModelEntry[] = [
  {
    pair: { source: 'ar', target: 'en' },
    version: '2.2',
    files: [
      {
        type: 'model',
        location: `${folder}/d66f948a-452f-45d4-adc1-e9cb9acb8766.bin`,
        size: 31561787,
        hash: '7b7af0282dc5f4d8805b9a298c2fa828967e3f09ca10f1942ebeea0b2cfc12fa',
      },
      {
        type: 'vocab',
        location: `${folder}/2dc6ab68-1f3e-4149-9c7c-d3dc1e6f70c3.spm`,
        size: 860035,
        hash: '51b4ee3f828d10015464523d0b4f5a6c086b0b2a9bde716a581001cf6c260366',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'ar' },
    version: '2.2',
    files: [
      {
        type: 'model',
        location: `${folder}/e282aa49-a77e-466e-b1b7-f98f34a9ea58.bin`,
        size: 31561787,
        hash: 'ae659d7045fc2e5d6ba50583586a5d94ee4358d92c019847e37b57a0e627faa8',
      },
      {
        type: 'vocab',
        location: `${folder}/793d9667-7929-4375-855d-96bbed2f113d.spm`,
        size: 863591,
        hash: '8d93c54aa5e2044c416ec680b5ff9af0227bd698521666e8b1a1ea1b041fbae8',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'fr' },
    version: '2.0',
    files: [
      {
        type: 'model',
        location: `${folder}/e0d7f3ee-163a-4b0a-8e44-8b208b39477d.bin`,
        size: 31561787,
        hash: '6322e296d4fecfe395a8d5723da4ec37ecbe6d7613bb1dfcf4b28e2a47498b68',
      },
      {
        type: 'vocab',
        location: `${folder}/c7c1bcf3-71f6-425a-a6ed-403bd9a0a759.spm`,
        size: 814404,
        hash: '783abf3abe075afdf8d85d233994bef2c3a064e935ab1bed946820aff6ac002a',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'de' },
    version: '2.1',
    files: [
      {
        type: 'model',
        location: `${folder}/23db71e7-b6d9-45eb-a47d-0290d7d8ef63.bin`,
        size: 31561787,
        hash: '8df29d9494d19f47fd5d97c6a73474c6f657e9f81c1a607c431d02befdf3810f',
      },
      {
        type: 'vocab',
        location: `${folder}/261225ea-5a52-455b-981c-7d09c6e6da3c.spm`,
        size: 810073,
        hash: '69f730becafa48e3bb2c244eab66456877c08959a02f2bd5519b5a3088b62f9c',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'es' },
    version: '2.1',
    files: [
      {
        type: 'model',
        location: `${folder}/a4ba0e94-16de-4058-9a44-5bbbbb3c8640.bin`,
        size: 31561787,
        hash: '3b1c399511c01c84c36fae5c0524df44096288efdc8236e182b5c97d7ad2244c',
      },
      {
        type: 'vocab',
        location: `${folder}/170634fd-511a-4a28-b723-0a1025c67feb.spm`,
        size: 816054,
        hash: '5ae254fa9b15aa182e70fd2a6186b1333c63a29a48043a9224c6aa4fcac058ad',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'it' },
    version: '2.1',
    files: [
      {
        type: 'model',
        location: `${folder}/29ae0d70-5e37-49e8-8da6-3e2c58da61d1.bin`,
        size: 31561787,
        hash: '248f47568788ecc351da7e5e07064d4153b4f71e011364ae2c931ffeec4d1cc2',
      },
      {
        type: 'vocab',
        location: `${folder}/d9d5ffa9-b919-4491-9ab6-3dec34459768.spm`,
        size: 812724,
        hash: '3ef0211d4ae6db21440892f180f2019fe2bfc110a330ffa9d2eca9665e4f2bc5',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'tr' },
    version: '1.0',
    files: [
      {
        type: 'model',
        location: `${folder}/f48948a5-06b1-465b-a0dc-ea1a1a52323d.bin`,
        size: 17141051,
        hash: 'ea3cd4ee09de190df265c78d84260e277a9a8a3ddff05eb55d72afe7fc0fdbf4',
      },
      {
        type: 'vocab',
        location: `${folder}/462a6fc1-0f2d-4b61-ae3f-147bd9f9d588.spm`,
        size: 798793,
        hash: 'a220363d60391f7ce3df8ec9785424dbc00c24d5786d1a4308cf8ca3ed3385c2',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'fa' },
    version: '1.1',
    files: [
      {
        type: 'model',
        location: `${folder}/8e412aee-68b4-46cd-aa00-1e7357db24c1.bin`,
        size: 17141051,
        hash: '456ad3952bcc59d208c76baba4dcef340ee4239416bd760d6fec27f9a16228f8',
      },
      {
        type: 'vocab',
        location: `${folder}/203a10f4-6885-49c2-89e3-e7a4f3e3e738.spm`,
        size: 843133,
        hash: '6435d3d9d766159fe192ab90892540b438ad7adb7ab4ea4049f68d0b4cdea3bd',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'ur' },
    version: '2.0',
    files: [
      {
        type: 'model',
        location: `${folder}/20260824134606--396ed26c-84a7-470d-92d3-88c3bcd03788--887c2b23-bac9-49e1-8904-ddfd223aee5f.bin`,
        size: 31561787,
        hash: '0c29a5776a42ccb68f7969f41e64c0cd7a16ff00a5bfed0ed2809039febc202e',
      },
      {
        type: 'vocab',
        location: `${folder}/20260824134608--9800133e-bfe1-42b7-95ad-b1f0cc530aab--d059795e-dfed-4528-af77-637e840e9a67.spm`,
        size: 842549,
        hash: '24be4dacbcb080e4dba5cd025fbb90113de346dcb49930520f49fed484ac2d1f',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'id' },
    version: '1.0',
    files: [
      {
        type: 'model',
        location: `${folder}/0d494914-73de-49af-804a-a4bd443f0554.bin`,
        size: 17141051,
        hash: 'f81f13eef703a4e0650ffc3138a0f4bab7b6c8bfd173ef1b7bda68d16b8bc7e8',
      },
      {
        type: 'vocab',
        location: `${folder}/6c49d51b-167b-4bdc-aab8-2abe32105529.spm`,
        size: 773211,
        hash: '61bc7db24d3b6de638a02a280580a273fe0c942ecbe8a8204b2f81978211db22',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'sv' },
    version: '1.0',
    files: [
      {
        type: 'model',
        location: `${folder}/15a011f5-97aa-4153-acdb-b3235bb27e77.bin`,
        size: 17141051,
        hash: '65ea0db8e658435846f297384face62dbf1804cfc92de8388b0e368e6ecc25a7',
      },
      {
        type: 'vocab',
        location: `${folder}/080a36dd-80d7-442e-a682-ffc7c581b979.spm`,
        size: 793868,
        hash: 'ff7e366ff4228107e58d76ca348e7dea2eb325452363d68e0047e97fb483e40e',
      },
    ],
  },
  {
    pair: { source: 'en', target: 'nl' },
    version: '2.1',
    files: [
      {
        type: 'model',
        location: `${folder}/f0f9326d-b77a-4c9f-92ac-2c9bc62e16bc.bin`,
        size: 31561787,
        hash: '7e8402da61972dc2fdcf7147c7f1e12f7916a6d9349514ee7a731288357575a9',
      },
      {
        type: 'vocab',
        location: `${folder}/aea15ce7-3431-4186-b922-29b3f5d687ee.spm`,
        size: 807708,
        hash: 'c09588ca5662b230ed65bd39a07f58d9f7dd21c3a19e4aeb1bff39bf3b297c56',
      },
    ],
  },
  {
    pair: { source: 'fa', target: 'en' },
    version: '1.0',
    files: [
      {
        type: 'model',
        location: `${folder}/f4aff749-de66-43df-864e-0593eb932a5a.bin`,
        size: 17141051,
        hash: 'aa326306c177e11129de5bfeba518abc499c0b6005492766748a9c9ea6f4c712',
      },
      {
        type: 'vocab',
        location: `${folder}/b6d1420e-9622-4f1f-8997-6731d8a9fd73.spm`,
        size: 843153,
        hash: 'bf36943053883d6c0fc98c2985f676a0a37042e796bad0e3df0a813d9d5393f4',
      },
    ],
  },
  {
    pair: { source: 'ur', target: 'en' },
    version: '2.1',
    files: [
      {
        type: 'model',
        location: `${folder}/20260831143636--c80e0e9e-11b8-490e-ac35-885ebd75bf48--44e5d656-3384-4e3e-9705-25c3a93e1e8d.bin`,
        size: 31561787,
        hash: '4915518d1699fb72c390603605d3ead9fb87a8c2f70092089a27df22a7c540d0',
      },
      {
        type: 'vocab',
        location: `${folder}/20260831143637--71d7ac59-e756-455f-aaa7-e09b5843a52f--612d91b1-c6fa-4dd1-a4e4-a38aa338e874.spm`,
        size: 843115,
        hash: '48304e0f0e30cd69a0d50f0fc61ba6ac2d75f86bab70d7ee59f7af14099e2e28',
      },
    ],
  },
  {
    pair: { source: 'he', target: 'en' },
    version: '1.0',
    files: [
      {
        type: 'model',
        location: `${folder}/eb972efb-b367-4196-b695-ff7dc92272a6.bin`,
        size: 17141051,
        hash: '7291cab3ec483b8cf524da96201fe947dca8c550132be21a06badeb946b5c079',
      },
      {
        type: 'vocab',
        location: `${folder}/b8975592-4c98-4b56-8111-83125b8200d1.spm`,
        size: 845177,
        hash: '45f5d413b9208c5f24340ab0e20a63604a572784d289baa2d788deea946f79a2',
      },
    ],
  },
];
