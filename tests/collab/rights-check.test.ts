import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/collab/member.ts';
import { createRights } from '#server/collab/rights.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addOpinion } from '#tests/support/forum-opinions.ts';
import { addCommune, addPerson, type Commune } from '#tests/support/forum-people.ts';
import { waitFor } from '#tests/support/text-client.ts';

let forum: Forum;
let commune: Commune;
let opinionId: string;
beforeAll(async () => {
  forum = await createForum();
  commune = await addCommune(forum, '01');
  const rapporteur = await forum.as(await addPerson(forum, { role: 'rapporteur', commune }));
  opinionId = await addOpinion(rapporteur, commune);
});
afterAll(() => forum.close());

type Present = Member & { code: number | null };

async function sitDown(role?: 'member'): Promise<Present> {
  const { actor } = await forum.as(await addPerson(forum, role ? { role, commune } : {}));
  const present: Present = {
    mode: 'editor',
    personId: actor.kind === 'visitor' ? null : actor.personId,
    name: null,
    actor,
    greeted: true,
    synced: true,
    knew: null,
    code: null,
    send: () => undefined,
    charge: () => undefined,
    close: (code) => void (present.code ??= code),
  };
  return present;
}

test('C-51 whoever comes while rights are looked at stays; whoever has none is sent away by the same look', async () => {
  const [here, late, outsider] = [await sitDown('member'), await sitDown('member'), await sitDown()];
  const members = new Set([here]);
  // The outsider is in the last room, so that all others have been looked at when that one is sent away.
  const rights = createRights(forum.services, () => [
    [opinionId, { members }],
    [opinionId, { members: new Set([outsider]) }],
  ]);
  rights.tick();
  // The database is being asked, and was not asked about this one.
  members.add(late);
  await waitFor(() => outsider.code !== null, 5_000, 'the outsider stays');
  rights.stop();
  expect([here.code, outsider.code, late.code]).toEqual([null, 4403, null]);
});
