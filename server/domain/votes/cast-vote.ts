import type { ActAnswer } from '#app/contract/commands.ts';
import type { CastVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { wrongInBallot, type Ballot, type Choice, type MethodBallot } from '#app/contract/ballots.ts';
import { AppError } from '#app/contract/errors.ts';
import { promiseText } from '#app/contract/promise-file.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { listElectors, listMotionsForShare, type MotionRow } from '#db/queries/votes.ts';
import { listStandings } from '#db/queries/people.ts';
import { listOpenTurns } from '#db/queries/kiosks.ts';
import { listSealedActs } from '#db/queries/sealed.ts';
import {
  upsertBallots,
  upsertCarriedBallots,
  upsertMethodBallots,
  upsertSealedBallots,
  type VoteAct,
} from '#db/queries/store-votes.ts';
import type { Tx } from '#db/client.ts';
import { receiptOf } from '../../engines/merkle/receipt.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, LedgerKey, Work } from '../context.ts';
import { all, allow, deny, refusal } from '../policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { storeLastOfEach } from '../last-of-each.ts';
import { readDelegates } from './carry-votes.ts';
import { canVote, canVoteAtKiosk } from './policy.ts';

/**
 * Casts or changes a person's ballot on an open motion. Answers after the commit; `revision` counts the changes, and
 * `receipt` is what the record of the session will show for the number that came with the ballot.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason, `invalid` for a ballot that does not
 * fit the motion
 */
export async function castVote(ctx: ActionContext, input: CastVoteInput): Promise<ActAnswer<'castVote'>> {
  const { personId, turnId } = requirePerson(ctx.actor);
  const answer = await ctx.services.writer.submit({ name: 'castVote', personId, lang: ctx.lang, input, turnId });
  // What is remembered of an act that is sent again has no receipt in it.
  const receipt = answer.receipt ?? receiptIn(input);
  if (receipt === null) return { revision: answer.revision };
  const key = 'promise' in answer ? ctx.services.ledgerKey : null;
  return { revision: answer.revision, receipt, ...(key && { promise: signPromise(key, input.motionId, receipt) }) };
}

/**
 * A sealed ballot enters the record when the vote is closed. Until then its voter has the word of the installation, signed
 * with the key of the record, that a ballot of this receipt is in the box.
 */
function signPromise(key: LedgerKey, motionId: string, receipt: string): string {
  return Buffer.from(key.sign(Buffer.from(promiseText(motionId, receipt)))).toString('base64');
}

const receiptIn = ({ motionId, nonce }: CastVoteInput): string | null =>
  nonce === undefined ? null : receiptOf(motionId, nonce);

/** Stores a batch of ballots: motions locked in share mode, decided one by one, one upsert for all. */
export async function storeBallots(work: Work, acts: Array<Act<'castVote'>>): Promise<Outcome[]> {
  const { targets, people } = await readForBallots(work, acts);
  const byMembers = [...targets].filter(([, { motion }]) => motion.electorate === 'members').map(([id]) => id);
  const electors = byMembers.length > 0 ? await listElectors(work.tx, byMembers) : new Map<string, Set<string>>();
  const carrying = await readDelegates(work, acts, targets);
  const turns = await readTurns(work, acts);
  const refused = acts.map((act) => {
    const target = targets.get(act.input.motionId);
    const person = people.get(act.personId);
    if (!target) return new AppError('not_found', 'motion.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const wasMember = electors.get(act.input.motionId)?.has(act.personId) ?? false;
    const decision = all(
      canVote(person, target.motion, target.session, wasMember),
      act.turnId === undefined ? allow : canVoteAtKiosk(target.motion),
      act.turnId === undefined || turns.get(act.turnId) === act.personId ? allow : deny('kiosk.turn_over', 'conflict'),
    );
    if (!decision.ok) return refusal(decision);
    return carrying.refusalOf(act) ?? misfit(act.input.ballot, target.motion);
  });
  const isSealed = (act: Act<'castVote'>) => targets.get(act.input.motionId)?.motion.secrecy === 'sealed';
  const answered = await answerSealedRepeats(work, acts, refused, isSealed);
  const receipts = new Map(acts.map((act) => [act, receiptIn(act.input)]));
  const fresh = acts.map((_, index) => index).filter((index) => !answered.has(index));
  const outcomes = storeLastOfEach(work, {
    acts: fresh.map((index) => acts[index] as Act<'castVote'>),
    refused: fresh.map((index) => refused[index] ?? null),
    idOf: (act) => act.input.motionId,
    valueOf: (act) => act.input.ballot,
    receiptOf: (act) => receipts.get(act) ?? null,
    store: async (tx, votes) => {
      const [stored] = await Promise.all([
        storeByMethod(tx, votes, (id) => targets.get(id)?.motion.secrecy === 'sealed'),
        upsertCarriedBallots(tx, carrying.carriedBy(votes)),
      ]);
      return stored;
    },
    note: (id) => work.noteVotes('motions', id, targets.get(id)?.session.sessionId ?? ''),
  });
  fresh.forEach((index, place) => answered.set(index, outcomes[place] as Outcome));
  carrying.tell(acts.filter((_, index) => !refused[index]));
  return acts.map((act, index) => withReceipt(answered.get(index) as Outcome, receipts.get(act), isSealed(act)));
}

/** Whose turn it is at the tablets that these acts come from: of a tablet that was taken back nobody's. */
async function readTurns(work: Work, acts: Array<Act<'castVote'>>): Promise<Map<string, string>> {
  const turnIds = acts.flatMap(({ turnId }) => turnId ?? []);
  return turnIds.length > 0 ? listOpenTurns(work.tx, turnIds) : new Map();
}

/** Repeats on sealed votes are known by the box alone. @returns their answers by their places in the batch */
async function answerSealedRepeats(
  work: Work,
  acts: Array<Act<'castVote'>>,
  refused: Array<AppError | null>,
  isSealed: (act: Act<'castVote'>) => boolean,
): Promise<Map<number, Outcome>> {
  const answered = new Map<number, Outcome>();
  const sealed = acts.filter((act, index) => !refused[index] && isSealed(act));
  if (sealed.length === 0) return answered;
  const motionIds = [...new Set(sealed.map((act) => act.input.motionId))];
  const keys = sealed.map((act) => ({ personId: act.personId, actionId: act.input.actionId }));
  const done = await listSealedActs(work.tx, motionIds, keys);
  for (const [index, act] of acts.entries()) {
    const before = done.find((one) => one.personId === act.personId && one.actionId === act.input.actionId);
    if (!before || !sealed.includes(act)) continue;
    const { revision } = before;
    const isSame = before.inputHash === act.inputHash;
    answered.set(
      index,
      isSame
        ? { ok: true, answer: () => ({ revision }) }
        : { ok: false, error: new AppError('conflict', 'act.reused') },
    );
  }
  return answered;
}

/** Adds the receipt, and marks the answer of a sealed ballot as one that is to be signed; what is remembered has neither. */
function withReceipt(outcome: Outcome, receipt: string | null | undefined, sealed: boolean): Outcome {
  if (!outcome.ok || typeof outcome.answer !== 'function' || !receipt) return outcome;
  const { answer } = outcome;
  return { ok: true, answer: () => ({ ...answer(), receipt, ...(sealed && { promise: '' }) }) };
}

/** Ballots are looked at once it is known that their motion is open: only then its options stand. */
function misfit(ballot: Ballot, motion: MotionRow): AppError | null {
  const { method, points, options } = motion;
  const wrong = wrongInBallot(ballot, { method, points, options: options ?? [] });
  return wrong && new AppError('invalid', 'input.check', { fields: { [`ballot.${wrong.field}`]: wrong.reason } });
}

/** Yes and no go where whole halls write at once, sealed ballots into their boxes; a batch of nothing else is one statement. */
async function storeByMethod(
  tx: Tx,
  acts: Array<VoteAct<Ballot>>,
  isSealed: (motionId: string) => boolean,
): Promise<number[]> {
  const sealed: Array<VoteAct<Ballot>> = [];
  const plain: Array<VoteAct<Choice>> = [];
  const others: Array<VoteAct<MethodBallot>> = [];
  for (const act of acts) {
    const { value } = act;
    if (isSealed(act.id)) sealed.push(act);
    else if ('choice' in value) plain.push({ ...act, value: value.choice });
    else others.push({ ...act, value });
  }
  const [ofPlain, ofOthers, ofSealed] = await Promise.all([
    plain.length > 0 ? upsertBallots(tx, plain) : [],
    others.length > 0 ? upsertMethodBallots(tx, others) : [],
    sealed.length > 0 ? upsertSealedBallots(tx, sealed) : [],
  ]);
  const next = { plain: ofPlain.values(), others: ofOthers.values(), sealed: ofSealed.values() };
  const kindOf = ({ id, value }: VoteAct<Ballot>) => (isSealed(id) ? 'sealed' : 'choice' in value ? 'plain' : 'others');
  return acts.map((act) => next[kindOf(act)].next().value ?? 0);
}

/**
 * What the decisions need, asked for in one go. Sessions are locked before motions, everywhere, so that two transactions
 * never wait for each other.
 */
async function readForBallots({ tx }: Work, acts: Array<Act<'castVote'>>) {
  const motions = [...new Set(acts.map((act) => act.input.motionId))];
  const personIds = [...new Set(acts.map((act) => act.personId))];
  const [sessions, locked, people] = await Promise.all([
    listSessionsForShare(tx, { motions }),
    listMotionsForShare(tx, motions),
    listStandings(tx, personIds, { motions }),
  ]);
  const pairs = locked.flatMap((motion) => {
    const session = sessions.find((row) => row.sessionId === motion.sessionId);
    return session ? [[motion.motionId, { motion, session }] as const] : [];
  });
  return { targets: new Map(pairs), people };
}
