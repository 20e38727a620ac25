import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import * as Y from 'yjs';
import { charterVersion } from '#app/contract/charter.ts';
import type { Block } from '#app/contract/document.ts';
import { deriveText } from '#server/engines/document/derive-text.ts';
import { addBlocks } from '#server/engines/document/write-document.ts';

/** An opened draft like the demo's, with members who may write. */
export type Desk = { opinionId: string; state: Uint8Array; cookies: string[] };

/** Makes an opinion with the text of the demo's draft, opened to everybody, and this many members of its space. */
export async function seedDesk(sql: postgres.Sql, members: number): Promise<Desk> {
  const opinionId = randomUUID();
  const [demo] = await sql<{ id: string; communeId: string; spaceId: string }[]>`
    select opinion_id as id, commune_id as "communeId", space_id as "spaceId" from opinions where state = 'first_draft' limit 1`;
  if (!demo) throw new Error('the demo has no draft');
  const ids = Array.from({ length: members }, () => randomUUID());
  const tokens = ids.map(() => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await sql.begin(async (tx) => {
    await tx`insert into people (person_id, kind, display_name, charter_version, charter_accepted_at)
      select id, 'account', 'عضو', ${charterVersion}, now() from unnest(${ids}::uuid[]) id`;
    await tx`insert into role_grants (grant_id, person_id, role, commune_id, space_id)
      select gen_random_uuid(), id, 'member', ${demo.communeId}, ${demo.spaceId} from unnest(${ids}::uuid[]) id`;
    await tx`insert into auth_sessions (auth_session_id, person_id, expires_at)
      select hash, id, now() + interval '1 day' from unnest(${hashes}::text[], ${ids}::uuid[]) t(hash, id)`;
    const change = { opinion_id: opinionId, opened_at: new Date().toISOString() };
    await tx`insert into opinions select (jsonb_populate_record(o,
      ${tx.json(change)} || jsonb_build_object('number', (select max(number) + 1 from opinions)))).*
      from opinions o where opinion_id = ${demo.id}`;
    await tx`insert into opinion_texts (opinion_id, through, state, document, plain, words)
      select ${opinionId}, through, state, document, plain, words from opinion_texts where opinion_id = ${demo.id}`;
  });
  const [text] = await sql<{ state: Buffer }[]>`select state from opinion_texts where opinion_id = ${opinionId}`;
  return {
    opinionId,
    state: new Uint8Array(text?.state ?? []),
    cookies: tokens.map((token) => `tachawor=${token}`),
  };
}

/** An opened draft of so many pages, with members who may write. */
export async function seedLongDesk(sql: postgres.Sql, members: number, pages: number): Promise<Desk> {
  const desk = await seedDesk(sql, members);
  const { state, document, plain, words } = makeLongText(pages);
  await sql`update opinion_texts set state = ${Buffer.from(state)}, document = ${sql.json(document)},
    plain = ${plain}, words = ${words} where opinion_id = ${desk.opinionId}`;
  return { ...desk, state };
}

/** Many opened drafts that say the same: twenty pages of Arabic. */
export async function seedDesks(
  sql: postgres.Sql,
  count: number,
): Promise<{ opinionIds: string[]; state: Uint8Array }> {
  const { state, document, plain, words } = makeLongText(20);
  const opinionIds = Array.from({ length: count }, () => randomUUID());
  const [demo] = await sql<{ id: string }[]>`select opinion_id as id from opinions where state = 'first_draft' limit 1`;
  await sql`insert into opinions select (jsonb_populate_record(o, jsonb_build_object('opinion_id', new.id,
      'opened_at', now(), 'number', (select max(number) from opinions) + new.nth))).*
    from opinions o, unnest(${opinionIds}::uuid[]) with ordinality new (id, nth) where o.opinion_id = ${demo?.id ?? ''}`;
  await sql`insert into opinion_texts (opinion_id, through, state, document, plain, words)
    select id, 0, ${Buffer.from(state)}, ${sql.json(document)}, ${plain}, ${words}
    from unnest(${opinionIds}::uuid[]) id`;
  return { opinionIds, state };
}

/** About so many pages of Arabic of ten paragraphs each, as several people wrote them. */
function makeLongText(pages: number) {
  const doc = new Y.Doc();
  for (let part = 0; part < pages / 2; part += 1) {
    doc.clientID = 1000 + part;
    addBlocks(
      doc,
      Array.from({ length: 20 }, (_, nth) => longParagraph(part * 20 + nth)),
    );
  }
  const text = { state: Y.encodeStateAsUpdate(doc), ...deriveText(doc) };
  doc.destroy();
  return text;
}

const sentence = 'يوصي الفضاء التشاوري بتهيئة الأرصفة وإنارة الطريق بين المؤسسات قبل الدخول المدرسي المقبل. ';

function longParagraph(nth: number): Block {
  return {
    kind: 'paragraph',
    dir: null,
    children: [{ kind: 'text', text: `${nth}. ${sentence.repeat(4)}`, format: 0 }],
  };
}
