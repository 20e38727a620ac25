import type { Ballot } from '#app/contract/ballots.ts';
import type { AppError } from '#app/contract/errors.ts';
import { listElectorDelegates, type ElectorDelegate } from '#db/queries/delegations.ts';
import { listStandings, type Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { CarriedBallot, VoteAct } from '#db/queries/store-votes.ts';
import type { MotionRow } from '#db/queries/votes.ts';
import { userTopic, type Work } from '../context.ts';
import { refusal } from '../policy.ts';
import type { Act } from '../writer.ts';
import { canVote, canVoteOneself } from './policy.ts';

type CastAct = Act<'castVote'>;
type Targets = Map<string, { motion: MotionRow; session: SessionRow }>;

/** What delegations make of a batch of ballots. */
export type Carrying = {
  /** Why somebody cannot vote themselves: a delegate has done so, and the rules let that stand. */
  refusalOf(act: CastAct): AppError | null;
  /** The ballots that go with these: one for each giver who could vote now and has not voted themselves. */
  carriedBy(votes: Array<VoteAct<Ballot>>): CarriedBallot[];
  /** Lets the other side of each delegation ask again. */
  tell(acts: CastAct[]): void;
};

const nothing: Carrying = { refusalOf: () => null, carriedBy: () => [], tell: () => undefined };

/**
 * Reads who votes for whom on the motions of a batch, whose rows are locked. A giver who lost the right to vote since is not
 * voted for.
 */
export async function readDelegates(work: Work, acts: CastAct[], targets: Targets): Promise<Carrying> {
  const motionIds = [...targets].filter(([, { motion }]) => motion.delegation !== null).map(([id]) => id);
  if (motionIds.length === 0) return nothing;
  const concerned = acts.filter((act) => motionIds.includes(act.input.motionId));
  const personIds = [...new Set(concerned.map((act) => act.personId))];
  const pairs = await listElectorDelegates(work.tx, motionIds, personIds);
  if (pairs.length === 0) return nothing;
  const givers = await listStandings(work.tx, [...new Set(pairs.map((pair) => pair.giverId))], { motions: motionIds });
  return {
    refusalOf(act) {
      const own = pairs.find((pair) => pair.motionId === act.input.motionId && pair.giverId === act.personId);
      const motion = targets.get(act.input.motionId)?.motion;
      const decision = motion && canVoteOneself(motion, own?.voted ?? false);
      return decision && !decision.ok ? refusal(decision) : null;
    },
    carriedBy: (votes) =>
      votes
        .filter(({ behind }) => behind === 0)
        .flatMap(({ id, personId, value }) =>
          pairs
            .filter((pair) => pair.motionId === id && pair.delegateId === personId)
            .filter((pair) => isEntitled(pair, givers, targets))
            .map(({ giverId }) => ({ motionId: id, personId: giverId, castBy: personId, ballot: value })),
        ),
    tell(stored) {
      for (const { input, personId } of stored) {
        const sessionId = targets.get(input.motionId)?.session.sessionId ?? '';
        for (const { motionId, giverId, delegateId } of pairs) {
          if (motionId !== input.motionId || (personId !== giverId && personId !== delegateId)) continue;
          const other = personId === giverId ? delegateId : giverId;
          work.publish({ topic: userTopic(other), name: 'delegation.changed', data: { sessionId } });
        }
      }
    },
  };
}

function isEntitled({ motionId, giverId }: ElectorDelegate, givers: Map<string, Standing>, targets: Targets): boolean {
  const [giver, target] = [givers.get(giverId), targets.get(motionId)];
  return giver !== undefined && target !== undefined && canVote(giver, target.motion, target.session, true).ok;
}
