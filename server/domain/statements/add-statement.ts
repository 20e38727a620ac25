import { randomUUID } from 'node:crypto';
import type { ActAnswer } from '#app/contract/commands.ts';
import type { AddStatementInput } from '#app/contract/inputs/add-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import { guessLang } from '#app/contract/languages.ts';
import type { StatementRow } from '#db/queries/votes.ts';
import { insertStatements, listStatementCounts } from '#db/queries/votes.ts';
import { listReleasedAuthors } from '#db/queries/comments.ts';
import { takeNumbers, type SessionRow } from '#db/queries/sessions.ts';
import { findWords } from '../../engines/word-lists/find-words.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { refusal } from '../policy.ts';
import { lockSessionsForPosts, readListedWords, tellQueue, type PostTarget } from '../sessions/access.ts';
import { canModerateSession, decideHolding, type PersonFacts } from '../sessions/policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { canAddStatement } from './policy.ts';
import { presentStatement } from './present.ts';

/**
 * Adds a short statement for everybody to vote on. It may wait for a moderator, unless its author is one: where the session
 * holds statements, for a word of the commune's lists, or as the first of somebody new. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function addStatement(ctx: ActionContext, input: AddStatementInput): Promise<ActAnswer<'addStatement'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'addStatement', personId, lang: ctx.lang, input });
}

type Adding = Act<'addStatement'>;

/** Stores a batch of statements, numbered in the order they came. */
export async function storeStatements(work: Work, acts: Adding[]): Promise<Outcome[]> {
  const targets = await lockSessionsForPosts(work, acts);
  const outcomes: Outcome[] = [];
  const rows: StatementRow[] = [];
  const added = await countAdded(work, targets, acts);
  const readHolding = await prepareHolding(work, targets, acts);
  for (const act of acts) {
    const target = targets.get(act.input.sessionId);
    const person = target?.people.get(act.personId);
    if (!target || !person) {
      outcomes.push({ ok: false, error: new AppError('not_found', 'session.unknown') });
      continue;
    }
    const key = `${act.input.sessionId} ${act.personId}`;
    const decision = canAddStatement(person, target.session, added.get(key) ?? 0);
    if (!decision.ok) {
      outcomes.push({ ok: false, error: refusal(decision) });
      continue;
    }
    const mine = rows.filter((row) => row.sessionId === act.input.sessionId).length;
    if (target.session.nextStatement + mine > limits.statementsPerSession) {
      outcomes.push({ ok: false, error: new AppError('conflict', 'statement.session_full') });
      continue;
    }
    added.set(key, (added.get(key) ?? 0) + 1);
    const byOrganisers = canModerateSession(person, target.session).ok;
    const held = readHolding(act, person, target.session);
    const row = { ...makeRow(act, byOrganisers, held), addedAt: work.at };
    rows.push(row);
    outcomes.push({ ok: true, answer: { statementId: row.statementId, state: row.state } });
  }
  await numberAndInsert(work, rows);
  return outcomes;
}

type Held = Pick<StatementRow, 'heldWords' | 'heldFor'> & { state: 'held' | 'accepted' };

/** Decides for each statement of a batch whether it waits: by the rule of comments, with the session's own setting. */
async function prepareHolding(work: Work, targets: Map<string, PostTarget>, acts: Adding[]) {
  const sessions = [...targets.values()].map(({ session }) => session);
  const people = [...new Set(acts.map((act) => act.personId))];
  const communes = sessions.filter(({ holdFirst }) => holdFirst).map(({ communeId }) => communeId);
  const lists = await readListedWords(work, sessions);
  const released = communes.length > 0 ? await listReleasedAuthors(work.tx, communes, people) : new Set<string>();
  return (act: Adding, person: PersonFacts, session: SessionRow): Held => {
    const listed = lists.get(session.communeId);
    const words = listed ? findWords(act.input.text, listed) : [];
    const isNew = !released.has(`${session.communeId} ${act.personId}`);
    const facts = { ...session, holdComments: session.holdStatements };
    const holding = decideHolding(person, facts, { words, isNew });
    if (holding === null) return { state: 'accepted', heldWords: [], heldFor: null };
    return { state: 'held', heldWords: words, heldFor: holding === 'session' ? null : holding };
  };
}

function makeRow(act: Adding, byOrganisers: boolean, held: Held): Omit<StatementRow, 'addedAt'> {
  return {
    statementId: randomUUID(),
    sessionId: act.input.sessionId,
    number: 0,
    authorId: act.personId,
    text: act.input.text,
    lang: guessLang(act.input.text, act.lang),
    ...held,
    reason: null,
    mergedInto: null,
    mergedFrom: null,
    byOrganisers,
    translations: {},
  };
}

async function countAdded(work: Work, targets: Map<string, PostTarget>, acts: Adding[]) {
  const added = new Map<string, number>();
  for (const sessionId of targets.keys()) {
    const authors = acts.filter((act) => act.input.sessionId === sessionId).map((act) => act.personId);
    for (const [author, count] of await listStatementCounts(work.tx, sessionId, authors)) {
      added.set(`${sessionId} ${author}`, count);
    }
  }
  return added;
}

async function numberAndInsert(work: Work, rows: StatementRow[]): Promise<void> {
  for (const sessionId of new Set(rows.map((row) => row.sessionId))) {
    const mine = rows.filter((row) => row.sessionId === sessionId);
    let number = await takeNumbers(work.tx, sessionId, 'nextStatement', mine.length);
    if (number + mine.length - 1 > limits.statementsPerSession)
      throw new AppError('conflict', 'statement.session_full');
    for (const row of mine) row.number = number++;
  }
  await insertStatements(work.tx, rows);
  for (const sessionId of new Set(rows.filter(({ state }) => state === 'held').map((row) => row.sessionId)))
    tellQueue(work, sessionId);
  for (const row of rows.filter(({ state }) => state === 'accepted')) {
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'statement.added',
      data: { statementId: row.statementId },
      shown: presentStatement(row, undefined),
    });
  }
}
