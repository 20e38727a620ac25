import { missingForQuorum } from '#app/contract/quorum.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { motion: Pick<MotionView, 'state' | 'cast' | 'quorum' | 'entitled' | 'quorumRule' | 'majorityRule'> };

/** By what rule a motion is decided and, while the vote is open, what its quorum still needs. */
export function MotionRules({ motion }: Props) {
  const { t } = useT();
  const { state, quorum, entitled, quorumRule, majorityRule } = motion;
  const missing = missingForQuorum(motion);
  return (
    <>
      <p className="text-ink-soft">
        {t(`room:motions.majority_${majorityRule}`)}{' '}
        {quorum === null
          ? t(`room:motions.quorum_${quorumRule}`)
          : t('room:motions.quorum_of', { quorum, entitled: entitled ?? 0 })}
      </p>
      {state === 'open' && missing !== null ? (
        <p className="nums font-bold">
          {missing > 0 ? t('room:motions.quorum_missing', { count: missing }) : t('room:motions.quorum_reached')}
        </p>
      ) : null}
    </>
  );
}
