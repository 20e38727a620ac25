import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentLimits } from '#app/contract/document.ts';
import type { Member } from '#server/collab/member.ts';
import { createRoom, type Room } from '#server/collab/room.ts';
import { createTextStore } from '#server/collab/text-store.ts';
import { visitor } from '#server/domain/actor.ts';
import { loadLog } from '#server/domain/opinions/load-log.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addOpinion } from '#tests/support/forum-opinions.ts';
import { addCommune, addPerson } from '#tests/support/forum-people.ts';
import { addParagraph } from '#tests/support/text-client.ts';
import { createTypist, nothing } from '#tests/support/text-socket.ts';

let forum: Forum;
let opinionId: string;
beforeAll(async () => {
  forum = await createForum();
  const commune = await addCommune(forum, '01');
  const rapporteur = await forum.as(await addPerson(forum, { role: 'rapporteur', commune }));
  opinionId = await addOpinion(rapporteur, commune);
});
afterAll(() => forum.close());

async function openRoom(): Promise<Room> {
  let updateId = 1_000;
  return createRoom({
    opinionId,
    loaded: await loadLog(forum.db, opinionId),
    updateLog: { append: async () => ({ updateId: (updateId += 1) }) },
    log: forum.services.log,
    spares: true,
    onChange: () => undefined,
    onBroken: () => undefined,
  });
}

/** One who adds as much as a change may hold, again and again. */
function createGlutton(room: Room, client: number) {
  let code: number | null = null;
  const { doc, change } = createTypist(client);
  const member: Member = {
    mode: 'editor',
    personId: 'glutton',
    name: null,
    actor: visitor,
    greeted: false,
    synced: false,
    knew: null,
    send: () => undefined,
    charge: () => undefined,
    close: (given) => void (code ??= given),
  };
  room.join(member);
  room.receive(member, { kind: 'answer', update: nothing });
  return {
    /** @returns how many bytes were taken before it was closed, at most so many */
    write(bytes: number): number {
      let taken = 0;
      while (taken < bytes) {
        const update = change(() => addParagraph(doc, 'x'.repeat(60 * 1024)));
        room.receive(member, { kind: 'update', update });
        if (code !== null) return taken;
        taken += update.length;
      }
      return taken;
    },
    code: () => code,
  };
}

test('C-68 what is written while a text is stored counts towards its limit', async () => {
  const room = await openRoom();
  const store = createTextStore(forum.services, room.source);
  const glutton = createGlutton(room, 7);
  const half = documentLimits.document / 2;
  let taken = glutton.write(half);
  await room.settled();
  store.change();
  const stored = store.flush();
  taken += glutton.write(half / 2);
  expect(await stored).toBe(true);
  await room.settled();
  taken += glutton.write(documentLimits.document);
  expect(glutton.code()).toBe(4422);
  expect(taken).toBeLessThanOrEqual(documentLimits.document);
  expect(taken).toBeGreaterThan(documentLimits.document - documentLimits.update - 4096);
  store.stop();
  room.dispose();
});
