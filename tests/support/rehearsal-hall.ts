import { randomUUID } from 'node:crypto';
import { receiptOfCode } from '#app/contract/kiosk.ts';
import { receiptOf } from '#server/engines/merkle/receipt.ts';
import { createFormClient, type FormClient } from './form-client.ts';
import type { Rehearsal } from './rehearsal.ts';

/** The hall without phones: paper that two people count, and a tablet that people share. */
export type Choice = 'yes' | 'no' | 'abstain';

/** A second moderator beside the one of the demo, to count with. */
export async function hireSecondCounter({ sql }: Rehearsal): Promise<string> {
  await sql`insert into role_grants (grant_id, person_id, role, commune_id, space_id)
    select ${randomUUID()}, a.person_id, 'moderator', g.commune_id, null from accounts a, role_grants g
    join accounts m using (person_id) where a.email = 'official@demo.tachawor.test'
      and m.email = 'moderator@demo.tachawor.test' and g.role = 'moderator'`;
  return 'official';
}

/** Both people enter what they counted of the paper ballots, on the page for it. */
export async function countPaper(
  stage: Rehearsal,
  motion: { id: string; number: number },
  counters: readonly string[],
  { yes, no, abstain }: Record<Choice, number>,
): Promise<void> {
  for (const who of counters)
    await stage.act(who, `/count/${motion.number}`, {
      intent: 'enter',
      motionId: motion.id,
      channel: 'paper',
      yes: String(yes),
      no: String(no),
      abstain: String(abstain),
      people: String(yes + no + abstain),
    });
}

/** A shared tablet of the hall, opened by its link. */
export type Tablet = {
  /** Somebody begins, votes and finishes. @returns what the record will show for the receipt */
  vote(motionId: string, choice: Choice): Promise<string>;
  /** What a vote in a turn is answered with, and what an old page of that turn is afterwards. */
  attempt(motionId: string, choice: Choice): Promise<{ status: number; late: string | null }>;
};

export async function openTabletAt(stage: Rehearsal): Promise<Tablet> {
  const opened = await stage.post('moderator', '/kiosks', {
    intent: 'open',
    kioskId: randomUUID(),
    label: 'لوحة الباب',
    admits: 'yes',
  });
  const link = /\?link=([A-Za-z0-9_-]{43})/.exec(await opened.text())?.[1];
  if (link === undefined) throw new Error(`no link of a tablet: ${opened.status}`);
  const page = `/ar/guelmim/sessions/${stage.sessionId}/kiosk`;
  const tablet = createFormClient(stage.url);
  const send = (fields: Record<string, string>) => tablet.post(page, fields, { origin: stage.url });
  const taken = await send({ intent: 'take', link });
  if (taken.status !== 303) throw new Error(`the tablet was not taken: ${taken.status}`);
  const begin = async (): Promise<string> => {
    await send({ intent: 'begin' });
    return turnOn(await tablet.get(page));
  };
  return {
    async vote(motionId, choice) {
      const turnId = await begin();
      const { status, body } = await send({ intent: 'castVote', turnId, motionId, choice });
      const code = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(body)?.[0] ?? '';
      const nonce = receiptOfCode(code);
      if (status !== 200 || nonce === null) throw new Error(`no receipt at the tablet: ${status}`);
      await send({ intent: 'end', turnId });
      return receiptOf(motionId, nonce);
    },
    async attempt(motionId, choice) {
      const turnId = await begin();
      const fields = { intent: 'castVote', turnId, motionId, choice };
      const { status } = await send(fields);
      await send({ intent: 'end', turnId });
      return { status, late: (await send(fields)).location };
    },
  };
}

function turnOn({ body }: Awaited<ReturnType<FormClient['get']>>): string {
  const turnId = /name="turnId" value="([0-9a-f-]{36})"/.exec(body)?.[1];
  if (turnId === undefined) throw new Error('no turn at the tablet');
  return turnId;
}
