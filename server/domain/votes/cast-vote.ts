import type { ActAnswer } from '#app/contract/commands.ts';
import type { CastVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { wrongInBallot, type Ballot, type Choice, type MethodBallot } from '#app/contract/ballots.ts';
import { AppError } from '#app/contract/errors.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { listElectors, listMotionsForShare, type MotionRow } from '#db/queries/votes.ts';
import { listStandings } from '#db/queries/people.ts';
import { upsertBallots, upsertMethodBallots, type VoteAct } from '#db/queries/store-votes.ts';
import type { Tx } from '#db/client.ts';
import { receiptOf, receiptText } from '../../engines/merkle/receipt.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { refusal } from '../policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { storeLastOfEach } from '../last-of-each.ts';
import { canVote } from './policy.ts';

/**
 * Casts or changes a person's ballot on an open motion. Answers after the commit; `revision` counts the changes, and
 * `receipt` is what the record of the session will show for the number that came with the ballot.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason, `invalid` for a ballot that does not
 * fit the motion
 */
export async function castVote(ctx: ActionContext, input: CastVoteInput): Promise<ActAnswer<'castVote'>> {
  const { personId } = requirePerson(ctx.actor);
  const answer = await ctx.services.writer.submit({ name: 'castVote', personId, lang: ctx.lang, input });
  const receipt = receiptIn(input);
  return receipt ? { ...answer, receipt: receiptText(receipt) } : answer;
}

const receiptIn = ({ motionId, nonce }: CastVoteInput): Uint8Array | null =>
  nonce === undefined ? null : receiptOf(motionId, nonce);

/** Stores a batch of ballots: motions locked in share mode, decided one by one, one upsert for all. */
export async function storeBallots(work: Work, acts: Array<Act<'castVote'>>): Promise<Outcome[]> {
  const { targets, people } = await readForBallots(work, acts);
  const byMembers = [...targets].filter(([, { motion }]) => motion.electorate === 'members').map(([id]) => id);
  const electors = byMembers.length > 0 ? await listElectors(work.tx, byMembers) : new Map<string, Set<string>>();
  const refused = acts.map((act) => {
    const target = targets.get(act.input.motionId);
    const person = people.get(act.personId);
    if (!target) return new AppError('not_found', 'motion.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const wasMember = electors.get(act.input.motionId)?.has(act.personId) ?? false;
    const decision = canVote(person, target.motion, target.session, wasMember);
    return decision.ok ? misfit(act.input.ballot, target.motion) : refusal(decision);
  });
  return storeLastOfEach(work, {
    acts,
    refused,
    idOf: (act) => act.input.motionId,
    valueOf: (act) => act.input.ballot,
    receiptOf: (act) => receiptIn(act.input),
    store: storeByMethod,
    note: (id) => work.noteVotes('motions', id, targets.get(id)?.session.sessionId ?? ''),
  });
}

/** Ballots are looked at once it is known that their motion is open: only then its options stand. */
function misfit(ballot: Ballot, motion: MotionRow): AppError | null {
  const { method, points, options } = motion;
  const wrong = wrongInBallot(ballot, { method, points, options: options ?? [] });
  return wrong && new AppError('invalid', 'input.check', { fields: { [`ballot.${wrong.field}`]: wrong.reason } });
}

/** Yes and no go where whole halls write at once; a batch of nothing else is one statement. */
async function storeByMethod(tx: Tx, acts: Array<VoteAct<Ballot>>): Promise<number[]> {
  const plain: Array<VoteAct<Choice>> = [];
  const others: Array<VoteAct<MethodBallot>> = [];
  for (const act of acts) {
    const { value } = act;
    if ('choice' in value) plain.push({ ...act, value: value.choice });
    else others.push({ ...act, value });
  }
  const [ofPlain, ofOthers] = await Promise.all([
    plain.length > 0 ? upsertBallots(tx, plain) : [],
    others.length > 0 ? upsertMethodBallots(tx, others) : [],
  ]);
  const next = { plain: ofPlain.values(), others: ofOthers.values() };
  return acts.map(({ value }) => next['choice' in value ? 'plain' : 'others'].next().value ?? 0);
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
