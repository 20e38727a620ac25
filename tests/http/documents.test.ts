import { hash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agendaDocumentLimits } from '#app/contract/agenda-documents.ts';
import { removeDocument } from '#server/domain/documents/change-document.ts';
import { editAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';
import { openAuthzStage, type AuthzStage, type SetStage } from '#tests/support/authz-stage.ts';
import { addDocument } from '#tests/support/forum-documents.ts';
import { contextOf } from '#tests/support/forum.ts';
import { samples } from '#tests/support/sample-files.ts';

let stage: AuthzStage;
let set: SetStage;
beforeAll(async () => {
  stage = await openAuthzStage();
  set = await stage.set('open');
});
afterAll(() => stage.close());

const chair = () => contextOf(stage.forum.services, set.actors.moderator);
const room = () => `${stage.product.url}/ar/${set.commune.slug}/sessions/${set.sessionId}`;
const plan = () => `${room()}/edit/${set.item}`;
const as = (role: Role, headers: Record<string, string> = {}) => ({
  redirect: 'manual' as const,
  headers: { accept: 'text/html', ...(set.cookies[role] && { cookie: set.cookies[role] }), ...headers },
});
const get = (documentId: string, role: Role = 'visitor', headers: Record<string, string> = {}) =>
  fetch(`${room()}/documents/${documentId}`, as(role, headers));
const hide = (hidden: boolean) =>
  editAgendaItem(chair(), { agendaItemId: set.item, title: { ar: 'نقطة' }, plannedMinutes: 10, hidden });

describe('a file that is sent', () => {
  test('comes to be kept, under its Arabic title, as what its bytes are, and nothing in it acts for us', async () => {
    const title = { ar: "تقرير: الزيارة/الميدانية ‮(1)*'", fr: 'Compte rendu de la visite' };
    const id = await addDocument(chair(), set.item, { title, file: samples.docx });
    const answer = await get(id);
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.equals(samples.docx)).toBe(true);
    const head = Object.fromEntries(answer.headers);
    expect(head).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-length': String(bytes.length),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache',
      etag: `"${hash('sha256', bytes)}"`,
      'cross-origin-resource-policy': 'same-origin',
    });
    const [, plain, encoded = ''] =
      /^attachment; filename="([^"]*)"; filename\*=UTF-8''([A-Za-z0-9%._~-]+)$/.exec(
        head['content-disposition'] ?? '',
      ) ?? [];
    expect(plain).toBe('document.docx');
    expect(decodeURIComponent(encoded)).toBe("تقرير الزيارة الميدانية (1) '.docx");
    const french = await fetch(`${room().replace('/ar/', '/fr/')}/documents/${id}`);
    expect(french.headers.get('content-disposition')).toContain('Compte%20rendu');
    const again = await get(id, 'visitor', { 'if-none-match': head.etag ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const range = await get(id, 'visitor', { range: 'bytes=0-3' });
    expect([range.status, (await range.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
    const asked = await fetch(`${room()}/documents/${id}`, { method: 'HEAD' });
    expect([asked.status, asked.headers.get('etag')]).toEqual([200, head.etag]);
  });

  test('of a hidden item only its moderator has it, and nobody keeps it; it comes back with its item', async () => {
    const id = await addDocument(chair(), set.item);
    const statuses = async () =>
      Object.fromEntries(await Promise.all(roles.map(async (role) => [role, (await get(id, role)).status] as const)));
    const all = (status: number) => Object.fromEntries(roles.map((role) => [role, status]));
    expect(await statuses()).toEqual(all(200));
    const { etag } = Object.fromEntries((await get(id)).headers);
    await hide(true);
    expect(await statuses()).toEqual({ ...all(404), moderator: 200 });
    expect((await get(id, 'visitor', { 'if-none-match': etag ?? '' })).status).toBe(404);
    expect((await get(id, 'moderator')).headers.get('cache-control')).toBe('private, no-store');
    const listed = await (await fetch(`${room()}/documents`)).text();
    expect(listed).not.toContain(id);
    await hide(false);
    expect(await statuses()).toEqual(all(200));
    await removeDocument(chair(), { documentId: id });
    expect(await statuses()).toEqual(all(404));
  });

  test.each(['x', `${'0'.repeat(36)}`, '%00', '..%2f..%2fetc', randomUUID()])('%s is not there', async (id) => {
    expect((await get(id, 'moderator')).status).toBe(404);
  });

  test('not under another commune or another session', async () => {
    const id = await addDocument(chair(), set.item);
    const other = await stage.set('open');
    for (const path of [
      `/ar/commune-02/sessions/${set.sessionId}`,
      `/ar/${set.commune.slug}/sessions/${other.sessionId}`,
    ])
      expect((await fetch(`${stage.product.url}${path}/documents/${id}`)).status).toBe(404);
  });
});

const typed = 'تقرير كُتب عنوانه مرة واحدة';
type Sent = { file?: Uint8Array<ArrayBuffer>; name?: string; type?: string; fields?: Record<string, string> };

async function send(
  { file, name = 'report.pdf', type = 'application/pdf', fields = {} }: Sent,
  role: Role = 'moderator',
) {
  const form = new FormData();
  const all = { intent: 'attachFile', actionId: randomUUID(), 'title.ar': typed, 'langs.ar': 'ar', ...fields };
  for (const [key, value] of Object.entries(all)) form.append(key, value);
  if (file) form.append('file', new File([file], name, { type }));
  const answer = await fetch(plan(), { ...as(role), method: 'POST', body: form });
  return { status: answer.status, body: await answer.text() };
}

describe('a file that comes', () => {
  test.each([
    ['a/../../etc/passwd', 'text/html'],
    ['‮fdp.exe; filename="x.html"', 'image/svg+xml'],
    ['اسم بالعربية.pdf', ''],
    ['a"b;c\r\nd.pdf', 'application/pdf'],
  ])('under the name %j is what its bytes are', async (name, type) => {
    const { status } = await send({ file: samples.pdf, name, type });
    expect(status).toBe(303);
    const [row] = await stage.forum.sql<{ id: string }[]>`
      select document_id as id from agenda_documents where session_id = ${set.sessionId} order by added_at desc, position desc limit 1`;
    const answer = await get(row?.id ?? '');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).not.toMatch(/html|exe|passwd/);
    await removeDocument(chair(), { documentId: row?.id ?? '' });
  });

  const html = new Uint8Array(Buffer.from('<script>alert(1)</script>'));
  const large = (size: number) => {
    const bytes = new Uint8Array(size);
    bytes.set(samples.pdf);
    return bytes;
  };
  test.each<[string, () => Sent, Record<'ar' | 'fr' | 'en', string>]>([
    ['none', () => ({}), { ar: 'المرجو اختيار ملف', fr: 'Choisissez un fichier', en: 'Choose a file' }],
    ['an empty one', () => ({ file: new Uint8Array(0) }), { ar: 'غير فارغ', fr: 'pas vide', en: 'not empty' }],
    [
      'a page',
      () => ({ file: html }),
      { ar: 'ليس من الأنواع المقبولة', fr: 'pas d’un type accepté', en: 'none of the accepted kinds' },
    ],
    [
      'one that is too large',
      () => ({ file: large(agendaDocumentLimits.file + 1) }),
      { ar: 'يتجاوز الملف 10 ميغابايت', fr: 'dépasse 10 Mo', en: 'larger than 10 MB' },
    ],
  ])('and is %s is refused in three languages; what was typed stays', async (_name, sent, words) => {
    for (const [lang, sentence] of Object.entries(words)) {
      const form = new FormData();
      const { file } = sent();
      for (const [key, value] of Object.entries({ intent: 'attachFile', 'title.ar': typed, 'langs.zgh': 'zgh' }))
        form.append(key, value);
      form.append('actionId', randomUUID());
      if (file) form.append('file', new File([file], 'x.pdf', { type: 'application/pdf' }));
      const answer = await fetch(plan().replace('/ar/', `/${lang}/`), {
        ...as('moderator'),
        method: 'POST',
        body: form,
      });
      const body = await answer.text();
      expect(answer.status).toBe(422);
      expect(body).toContain(sentence);
      expect(body).toContain(`value="${typed}"`);
      expect(body).toMatch(/<input[^>]*name="langs\.zgh"[^>]*checked/);
      expect(body).toContain('id="add-document-file-error"');
    }
  });

  test('far beyond all bounds it is not even read', async () => {
    const body = Buffer.alloc(agendaDocumentLimits.form + 1);
    const answer = await fetch(plan(), {
      ...as('moderator', { 'content-type': 'multipart/form-data; boundary=x' }),
      method: 'POST',
      body,
    }).then(
      ({ status }) => status,
      // The server hangs up while the rest is on its way.
      () => 413,
    );
    expect(answer).toBe(413);
  });

  test.each([
    ['multipart/form-data; boundary=x', 'no form at all'],
    ['multipart/form-data', ''],
    ['text/plain', 'intent=attachFile'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF-',
    ],
  ])('as %s it is refused and nothing breaks', async (type, body) => {
    const answer = await fetch(plan(), { ...as('moderator', { 'content-type': type }), method: 'POST', body });
    expect(answer.status).toBe(422);
  });

  test.each<[Role, number]>([
    ['visitor', 302],
    ['guest', 403],
    ['member', 403],
    ['other moderator', 403],
    ['suspended', 403],
  ])('from the %s is answered with %i', async (role, status) => {
    expect((await send({ file: samples.pdf }, role)).status).toBe(status);
  });

  test('texts that are none are told at their field', async () => {
    for (const title of ['a\u0000b', '\u200b\u200b', 'x'.repeat(500), 'سطر\nآخر']) {
      const { status, body } = await send({ file: samples.pdf, fields: { 'title.ar': title } });
      expect(status, JSON.stringify(title)).toBe(422);
      expect(body).toContain('id="add-document-title-ar-error"');
    }
  });
});
