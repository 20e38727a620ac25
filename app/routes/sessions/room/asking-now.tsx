import { useEffect, useReducer, useRef, useState } from 'react';
import type { Ballot } from '#app/contract/ballots.ts';
import type { StatementView } from '#app/contract/views.ts';
import { MotionCard } from '#app/features/votes/motion-card.tsx';
import { nextStatements } from '#app/features/statements/next-statements.ts';
import { StatementCard } from '#app/features/statements/statement-card.tsx';
import { newReceipt } from '#app/live/new-action-id.ts';
import type { PanelProps } from './room.tsx';
import { Delegated, mayVote } from './delegated.tsx';
import { Receipt } from './receipt.tsx';

type Asked = { motion?: string; statement?: string };

/**
 * One card at a time that asks for something: the open motion, else the next statement without one's vote. While the
 * focus is on it, it goes on asking the same, whatever happens in the room.
 */
export function AskingNow({ page, live }: PanelProps) {
  const { asked, box, look } = useAsked(page, live);
  const motion = live.room.motions.find((row) => row.motionId === asked.motion);
  const statement = live.room.statements.find((row) => row.statementId === asked.statement);
  if (!motion && !statement) return null;
  return (
    <div ref={box} className="contents" onBlur={() => setTimeout(look)}>
      {motion ? (
        <MotionCard
          motion={motion}
          own={live.ballots[motion.motionId]}
          canVote={mayVote(page, motion)}
          note={<Delegated page={page} live={live} motion={motion} />}
          present={live.room.attendance?.present ?? null}
          onVote={voter(live, motion.motionId)}
          receipt={<Receipt page={page} live={live} motion={motion} />}
        />
      ) : null}
      {statement ? (
        <StatementCard
          statement={statement}
          own={live.votes[statement.statementId]}
          left={unvotedOf(page, live).length}
          canVote
          onVote={statementVoter(live, statement.statementId)}
        />
      ) : null}
    </div>
  );
}

/** The statements that wait for the person's vote, the next one first. */
export function unvotedOf(page: PanelProps['page'], live: PanelProps['live']): StatementView[] {
  return nextStatements(live.room.statements, live.votes, page.self.weights, page.self.personId);
}

function chooseAsked(page: PanelProps['page'], live: PanelProps['live']): Asked {
  const open = live.room.motions.find((row) => row.state === 'open');
  if (open && (mayVote(page, open) || !page.self.joined)) return { motion: open.motionId };
  const [next] = unvotedOf(page, live);
  return next && page.self.can.vote ? { statement: next.statementId } : {};
}

function useAsked(page: PanelProps['page'], live: PanelProps['live']) {
  const next = chooseAsked(page, live);
  const [asked, setAsked] = useState(next);
  const [, look] = useReducer((times: number) => times + 1, 0);
  const box = useRef<HTMLDivElement>(null);
  const isSame = asked.motion === next.motion && asked.statement === next.statement;
  const isOpen = asked.motion !== undefined || unvotedOf(page, live).some((row) => row.statementId === asked.statement);
  useEffect(() => {
    if (!isSame && !(isOpen && box.current?.contains(document.activeElement))) setAsked(next);
  }, [isSame, isOpen, next]);
  return { asked, box, look };
}

/** Sends ballots through the outbox once script runs. */
export function voter(live: PanelProps['live'], motionId: string) {
  const { outbox } = live;
  return outbox
    ? (ballot: Ballot) => void outbox.submit('castVote', { motionId, ballot, nonce: newReceipt() })
    : undefined;
}

export function statementVoter(live: PanelProps['live'], statementId: string) {
  const { outbox } = live;
  return outbox ? (vote: 1 | 0 | -1) => void outbox.submit('voteStatement', { statementId, vote }) : undefined;
}
