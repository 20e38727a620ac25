import type { Translate } from '#app/i18n/translate.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { MotionCard } from '#app/features/votes/motion-card.tsx';
import { voter } from './asking-now.tsx';
import { Delegated, mayVote } from './delegated.tsx';
import { Receipt } from './receipt.tsx';
import type { PanelProps } from './room.tsx';

/** Every motion of the session, open ones first. */
export function MotionsPanel({ page, live, refused }: PanelProps) {
  const { t } = useT();
  const { motions, attendance } = live.room;
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
          present={attendance?.present ?? null}
          canVote={mayVote(page, motion)}
          keepFor={page.self.personId}
          note={<Delegated page={page} live={live} motion={motion} />}
          {...refusedBallot(refused, motion.motionId, t)}
          onVote={voter(live, motion.motionId)}
          receipt={<Receipt page={page} live={live} motion={motion} />}
        />
      ))}
    </div>
  );
}

/** What was typed in a ballot that came back refused, and why. */
function refusedBallot(refused: PanelProps['refused'], motionId: string, t: Translate) {
  if (refused?.form !== 'castVote' || refused.values.motionId !== motionId) return {};
  const [reason = refused.error.reason] = Object.values(refused.error.fields ?? {});
  return { error: t(`errors:${reason}`), typed: refused.values };
}
