import { MotionCard } from '#app/features/votes/motion-card.tsx';
import { StatementCard } from '#app/features/statements/statement-card.tsx';
import type { PanelProps } from './room.tsx';

/** One card at a time that asks for something: the open motion, else the next statement without one's vote. */
export function AskingNow({ page, live }: PanelProps) {
  const { self } = page;
  const open = live.room.motions.find((motion) => motion.state === 'open');
  const mayVote = open && self.can.vote && (open.electorate === 'all' || self.can.voteMembers);
  if (open && (mayVote || !self.joined)) {
    return (
      <MotionCard
        motion={open}
        own={live.ballots[open.motionId]}
        canVote={Boolean(mayVote)}
        onVote={voter(live, open.motionId)}
      />
    );
  }
  const unvoted = live.room.statements.filter(
    (row) => row.state === 'accepted' && live.votes[row.statementId] === undefined,
  );
  const [next] = unvoted;
  if (!next || !self.can.vote) return null;
  return (
    <StatementCard
      statement={next}
      own={undefined}
      left={unvoted.length}
      canVote
      onVote={statementVoter(live, next.statementId)}
    />
  );
}

/** Sends ballots through the outbox once script runs. */
export function voter(live: PanelProps['live'], motionId: string) {
  const { outbox } = live;
  return outbox
    ? (choice: 'yes' | 'no' | 'abstain') => void outbox.submit('castVote', { motionId, ballot: { choice } })
    : undefined;
}

export function statementVoter(live: PanelProps['live'], statementId: string) {
  const { outbox } = live;
  return outbox ? (vote: 1 | 0 | -1) => void outbox.submit('voteStatement', { statementId, vote }) : undefined;
}
