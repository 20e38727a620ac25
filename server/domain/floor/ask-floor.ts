import { randomUUID } from 'node:crypto';
import type { ActAnswer } from '#app/contract/commands.ts';
import { AppError } from '#app/contract/errors.ts';
import type { AskFloorInput } from '#app/contract/inputs/manage-floor.ts';
import type { NewFloorRequest } from '#db/queries/floor.ts';
import { findFloor, insertFloorRequests, takeFloorNumbers } from '#db/queries/floor.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { refusal } from '../policy.ts';
import { lockSessionsForPosts } from '../sessions/access.ts';
import type { Act, Outcome } from '../writer.ts';
import { canAskFloor } from './policy.ts';
import { publishFloor } from './tell-floor.ts';

/**
 * Asks to speak in a session. What people say of themselves is kept apart from their request, is never shown, and is
 * forgotten when the session closes. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function askFloor(ctx: ActionContext, input: AskFloorInput): Promise<ActAnswer<'askFloor'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'askFloor', personId, lang: ctx.lang, input });
}

/** Stores a batch of requests, numbered in the order they came; each session is told once. */
export async function storeFloorRequests(work: Work, acts: Array<Act<'askFloor'>>): Promise<Outcome[]> {
  const targets = await lockSessionsForPosts(work, acts);
  const floors = new Map<string, FloorState>();
  for (const sessionId of targets.keys()) floors.set(sessionId, await readState(work, sessionId));
  const rows: NewFloorRequest[] = [];
  const outcomes = acts.map((act): Outcome => {
    const target = targets.get(act.input.sessionId);
    const floor = floors.get(act.input.sessionId);
    const person = target?.people.get(act.personId);
    if (!target || !floor || !person) return { ok: false, error: new AppError('not_found', 'session.unknown') };
    const { open, people } = floor;
    const { groupId } = act.input;
    const groupKnown = groupId === undefined || floor.groups.has(groupId);
    const facts = { open, waiting: floor.waiting, isIn: people.has(act.personId), groupKnown };
    const decision = canAskFloor(person, target.session, facts);
    if (!decision.ok) return { ok: false, error: refusal(decision) };
    const row = makeRow(act, person.name, work.at);
    people.add(act.personId);
    floor.waiting += 1;
    rows.push(row);
    return { ok: true, answer: { requestId: row.requestId, state: 'waiting' } };
  });
  await numberAndInsert(work, rows);
  return outcomes;
}

type FloorState = { open: boolean; waiting: number; people: Set<string>; groups: Set<string> };

async function readState(work: Work, sessionId: string): Promise<FloorState> {
  const { settings, groups, requests } = await findFloor(work.tx, sessionId);
  const active = requests.filter((row) => row.state !== 'done');
  return {
    open: settings?.open ?? false,
    waiting: active.filter((row) => row.state === 'waiting').length,
    groups: new Set(groups.map((row) => row.groupId)),
    people: new Set(active.flatMap((row) => (row.personId ? [row.personId] : []))),
  };
}

function makeRow({ personId, input }: Act<'askFloor'>, name: string | null, at: Date): NewFloorRequest {
  const { sessionId, kind, category = null, groupId = null } = input;
  return { requestId: randomUUID(), sessionId, number: 0, personId, groupId, name, kind, askedAt: at, category };
}

async function numberAndInsert(work: Work, rows: NewFloorRequest[]): Promise<void> {
  const sessionIds = new Set(rows.map((row) => row.sessionId));
  for (const sessionId of sessionIds) {
    const mine = rows.filter((row) => row.sessionId === sessionId);
    let number = await takeFloorNumbers(work.tx, sessionId, mine.length);
    for (const row of mine) row.number = number++;
  }
  await insertFloorRequests(work.tx, rows);
  for (const sessionId of sessionIds) await publishFloor(work, sessionId);
}
