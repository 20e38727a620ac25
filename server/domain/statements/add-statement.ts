import { randomUUID } from 'node:crypto';
import type { ActAnswer } from '#app/contract/commands.ts';
import type { AddStatementInput } from '#app/contract/inputs/add-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import { guessLang } from '#app/contract/languages.ts';
import type { StatementRow } from '#db/queries/votes.ts';
import { insertStatements, listStatementCounts } from '#db/queries/votes.ts';
import { takeNumbers } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { refusal } from '../policy.ts';
import { lockSessionsForPosts, type PostTarget } from '../sessions/access.ts';
import type { Act, Outcome } from '../writer.ts';
import { canAddStatement } from './policy.ts';
import { presentStatement } from './present.ts';

/**
 * Adds a short statement for everybody to vote on. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function addStatement(ctx: ActionContext, input: AddStatementInput): Promise<ActAnswer<'addStatement'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'addStatement', personId, lang: ctx.lang, input });
}

/** Stores a batch of statements, numbered in the order they came. */
export async function storeStatements(work: Work, acts: Array<Act<'addStatement'>>): Promise<Outcome[]> {
  const targets = await lockSessionsForPosts(work, acts);
  const outcomes: Outcome[] = [];
  const rows: StatementRow[] = [];
  const added = await countAdded(work, targets, acts);
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
    const row = makeRow(act);
    rows.push(row);
    outcomes.push({ ok: true, answer: { statementId: row.statementId, state: row.state } });
  }
  await numberAndInsert(work, rows);
  return outcomes;
}

function makeRow(act: Act<'addStatement'>): StatementRow {
  return {
    statementId: randomUUID(),
    sessionId: act.input.sessionId,
    number: 0,
    authorId: act.personId,
    text: act.input.text,
    lang: guessLang(act.input.text, act.lang),
    state: 'accepted',
    reason: null,
    addedAt: new Date(),
  };
}

async function countAdded(work: Work, targets: Map<string, PostTarget>, acts: Array<Act<'addStatement'>>) {
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
  for (const row of rows) {
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'statement.added',
      data: { statementId: row.statementId },
      shown: presentStatement(row, undefined),
    });
  }
}
