import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A page of invented news with one picture of its own and one on another host, which shares it with nobody. */
export interface PictureServer {
  readonly page: string;
  close(): Promise<void>;
}

const paragraphs = [
  'أعلنت بلدية المرفأ اليوم الأحد أن الجسر القديم سيُفتح للمشاة في مطلع الربيع بعد عامين من أعمال الترميم التي شملت دعائمه الحجرية كلها.',
  'وقالت رئيسة البلدية سلمى الحداد إن المهندسين أعادوا استعمال حجارة الجسر الأصلية بعد ترقيمها واحدة واحدة، وإن المصابيح الجديدة تعمل بالطاقة الشمسية.',
  'ويربط الجسر بين سوق السمك والحي الشرقي، وكان السكان يقطعون مسافة كيلومترين للوصول إلى الضفة الأخرى منذ إغلاقه قبل أربعة أعوام.',
  'ومن المقرر أن يُقام حفل صغير يوم الافتتاح تشارك فيه فرق محلية، وأن تُعرض صور قديمة للجسر في مكتبة المدينة طوال الشهر.',
];

function pageWith(elsewhere: string): string {
  const figure = (src: string, caption: string): string =>
    `<figure><img src="${src}" width="800" height="450" alt="${caption}"><figcaption>${caption}</figcaption></figure>`;
  const [first, ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>الجسر القديم يُفتح للمشاة في الربيع</title></head>
<body><article><h1>الجسر القديم يُفتح للمشاة في الربيع</h1>${first}${figure('/own.jpg', 'الجسر القديم')}${rest.join('')}${figure(elsewhere, 'سوق السمك')}</article></body></html>`;
}

/** Starts the server on 127.0.0.1; the other host is `localhost` at the same port. */
export async function startPictureServer(): Promise<PictureServer> {
  const picture = await readFile(join(process.cwd(), 'tests/sample-pages/pictures/drought.jpg'));
  const server = http.createServer(({ url, headers }, response) => {
    if (url?.endsWith('.jpg')) response.setHeader('content-type', 'image/jpeg').end(picture);
    else if (url === '/bridge') {
      const port = headers.host?.split(':')[1] ?? '';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pageWith(`http://localhost:${port}/elsewhere.jpg`));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    page: `http://127.0.0.1:${port}/bridge`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
