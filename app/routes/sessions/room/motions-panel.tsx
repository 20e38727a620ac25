import { useT } from '#app/i18n/use-t.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { MotionCard } from '#app/features/votes/motion-card.tsx';
import { voter } from './asking-now.tsx';
import type { PanelProps } from './room.tsx';

/** Every motion of the session, open ones first. */
export function MotionsPanel({ page, live, refused }: PanelProps) {
  const { t } = useT();
  const { motions } = live.room;
  if (motions.length === 0)
    return <EmptyState title={t('room:motions.none')}>{t('room:motions.none_text')}</EmptyState>;
  const inOrder = [...motions].sort(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.number - a.number,
  );
  return (
    <div className="stack">
      {inOrder.map((motion) => (
        <MotionCard
          key={motion.motionId}
          motion={motion}
          own={live.ballots[motion.motionId]}
          canVote={page.self.can.vote && (motion.electorate === 'all' || page.self.can.voteMembers)}
          error={
            refused?.form === 'castVote' && refused.values.motionId === motion.motionId
              ? t(`errors:${Object.values(refused.error.fields ?? {})[0] ?? refused.error.reason}`)
              : undefined
          }
          onVote={voter(live, motion.motionId)}
        />
      ))}
    </div>
  );
}
