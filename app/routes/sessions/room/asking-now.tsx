import { useEffect, useReducer, useRef, useState } from 'react';
import type { Ballot } from '#app/contract/ballots.ts';
import type { MotionView, StatementView } from '#app/contract/views.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { MotionCard } from '#app/features/votes/motion-card.tsx';
import { nextStatements } from '#app/features/statements/next-statements.ts';
import { StatementCard } from '#app/features/statements/statement-card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
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
          keepFor={page.self.personId}
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

/** The open votes that are the person's, or that ask them to come in; the newest first. */
const openMotions = (page: PanelProps['page'], { room }: PanelProps['live']): MotionView[] =>
  room.motions.filter((row) => row.state === 'open' && (mayVote(page, row) || !page.self.joined)).toReversed();

function chooseAsked(page: PanelProps['page'], live: PanelProps['live']): Asked {
  const open = openMotions(page, live);
  // Of several the newest, and those that wait for one's ballot before those that have it.
  const asked = open.find((row) => !live.ballots[row.motionId]) ?? open[0];
  if (asked) return { motion: asked.motionId };
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

/** On the tabs that are about something else: that a vote waits for one's ballot, and the way to it. */
export function WaitingVotes({ page, live, href }: Pick<PanelProps, 'page' | 'live'> & { href: string }) {
  const { t } = useT();
  const [first, ...others] = openMotions(page, live).filter((row) => !live.ballots[row.motionId]);
  if (!first) return null;
  return (
    <p>
      <ButtonLink href={`${href}#motion-${first.number}`} icon="vote">
        {t('own:waiting_votes', { count: others.length + 1 })}
      </ButtonLink>
    </p>
  );
}
