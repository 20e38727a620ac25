import { randomInt, randomUUID } from 'node:crypto';
import { codeAlphabet } from '#app/contract/ids.ts';
import { AppError } from '#app/contract/errors.ts';
import type { CreateSessionInput } from '#app/contract/inputs/edit-session.ts';
import { findCommune, findSpace } from '#db/queries/places.ts';
import { insertSession } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { fromLocalTime } from '../local-time.ts';
import { performOnce } from '../once.ts';
import { authorize } from '../policy.ts';
import { readStanding } from './access.ts';
import { canCreateSession } from './policy.ts';

/** A new room code, drawn at random from letters and digits that cannot be mistaken. */
export function drawCode(): string {
  return Array.from({ length: 6 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
}

/**
 * Plans a session of a commune's space. It is not public work yet: nobody can contribute before it is opened.
 * @throws AppError `forbidden` for anybody but the commune's moderators, `not_found` for an unknown commune
 */
export async function createSession(ctx: ActionContext, input: CreateSessionInput): Promise<{ sessionId: string }> {
  return transact(ctx.services, async (work) => {
    const person = await readStanding(ctx, work);
    authorize(canCreateSession(person, input));
    const { actionId, ...plan } = input;
    return performOnce(work, { personId: person.personId, actionId, command: 'createSession', input: plan }, () =>
      insertWithCode(work, plan, person.personId),
    );
  });
}

async function insertWithCode(
  work: Work,
  { startsAt, ...plan }: Omit<CreateSessionInput, 'actionId'>,
  createdBy: string,
): Promise<{ sessionId: string }> {
  const commune = await findCommune(work.tx, plan.communeId);
  if (!commune) throw new AppError('not_found', 'commune.unknown');
  const space = await findSpace(work.tx, plan.communeId);
  const sessionId = randomUUID();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const row = {
      ...plan,
      sessionId,
      createdBy,
      code: drawCode(),
      spaceId: space?.spaceId ?? null,
      startsAt: fromLocalTime(startsAt),
    };
    if (await insertSession(work.tx, row)) return { sessionId };
  }
  throw new Error('no free room code found in twenty draws');
}
