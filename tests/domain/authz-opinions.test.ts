import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#db/client.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { openDraft } from '#server/domain/opinions/open-draft.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import { actorOf, contextOf, createForum, handlers, makeServices, type Forum } from '#tests/support/forum.ts';
import { addOpinion, writeInto } from '#tests/support/forum-opinions.ts';
import { addCommune, addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';
import {
  opinionKinds,
  opinionRoles,
  opinionRows,
  type OpinionKind,
  type OpinionRole,
  type OpinionRow,
  type OpinionStage,
} from './authz-opinions-rows.ts';

let forum: Forum;
let stages: Record<OpinionKind, OpinionStage>;

beforeAll(async () => {
  forum = await createForum();
  stages = await setStages();
});
afterAll(() => forum.close());

async function setStages(): Promise<Record<OpinionKind, OpinionStage>> {
  const commune = await addCommune(forum, '01');
  const elsewhere = await addCommune(forum, '02');
  const { code } = await addRoom(forum, { commune });
  const people: Record<Exclude<OpinionRole, 'visitor'>, string> = {
    guest: await addGuest(forum, code),
    citizen: await addPerson(forum),
    member: await addPerson(forum, { role: 'member', commune }),
    'member without the charter': await addPerson(forum, { role: 'member', commune, charter: false }),
    rapporteur: await addPerson(forum, { role: 'rapporteur', commune }),
    'rapporteur elsewhere': await addPerson(forum, { role: 'rapporteur', commune: elsewhere }),
    moderator: await addPerson(forum, { role: 'moderator', commune }),
    official: await addPerson(forum, { role: 'official', commune }),
    admin: await addPerson(forum, { role: 'admin' }),
    suspended: await addPerson(forum, { role: 'rapporteur', commune, suspended: true }),
  };
  const pairs = opinionRoles.map(
    async (role) => [role, await actorOf(forum.db, role === 'visitor' ? null : people[role])] as const,
  );
  const actors = Object.fromEntries(await Promise.all(pairs)) as OpinionStage['actors'];
  const chair = contextOf(forum.services, actors.rapporteur);
  const made = opinionKinds.map(async (kind) => {
    const opinionId = await addOpinion(chair, commune);
    const { versionId } = await saveVersion(chair, { actionId: randomUUID(), opinionId, name: 'صيغة' });
    await writeInto(forum, opinionId, people.rapporteur, 'إصلاح الإنارة');
    if (kind.endsWith('tabled')) await moveOpinion(chair, { actionId: randomUUID(), opinionId, to: 'tabled' });
    if (kind.startsWith('opened')) await openDraft(chair, { actionId: randomUUID(), opinionId, opened: true });
    return [kind, { communeId: commune.communeId, opinionId, versionId, actors }] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as Record<OpinionKind, OpinionStage>;
}

class TakenBack extends Error {}

/** Tries a door inside a transaction that is taken back. */
async function tryDoor(row: OpinionRow, stage: OpinionStage, role: OpinionRole): Promise<string> {
  const recorder = { clock: { now: new Date() }, published: [], mails: [], lines: [] };
  let answer = '';
  await forum.db
    .transaction(async (tx) => {
      const services = makeServices(tx as unknown as Db, recorder, handlers);
      answer = await outcomeOf(row.call(contextOf(services, stage.actors[role]), stage));
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return answer;
}

describe.each(opinionRows.map((row) => ({ ...row, name: row.door })))('$name', (row) => {
  test.each(opinionKinds)('of an opinion that is a %s', async (kind) => {
    const tried: Partial<Record<OpinionRole, string>> = {};
    for (const role of opinionRoles) tried[role] = await tryDoor(row, stages[kind], role);
    expect(tried).toEqual(row.answers[kind]);
  });
});
