import type { MotionView } from '#app/contract/views.ts';
import type { PanelProps } from './room.tsx';
import { DelegationNote, Seldom } from './seldom.tsx';

type Props = Pick<PanelProps, 'page' | 'live'> & { motion: MotionView };

/** In whose name one votes on a motion, or who votes in one's own, and for how much the ballot counts. */
export function Delegated({ page, live, motion }: Props) {
  const own = page.self.delegations[motion.motionId];
  return own || motion.weights ? (
    <Seldom>
      <DelegationNote motion={motion} own={own} session={live.room.session} />
    </Seldom>
  ) : null;
}

/** Whether somebody is asked for a ballot; not once a delegate voted for them and the rules let that stand. */
export function mayVote({ self }: PanelProps['page'], { motionId, electorate, delegation }: MotionView): boolean {
  const own = self.delegations[motionId];
  if (own?.voted && !delegation?.ownVote) return false;
  return self.can.vote && (electorate === 'all' || self.can.voteMembers);
}
