import { missingForQuorum } from '#app/contract/quorum.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';

type Rules =
  | 'method'
  | 'state'
  | 'cast'
  | 'hall'
  | 'electorate'
  | 'quorum'
  | 'entitled'
  | 'quorumRule'
  | 'majorityRule'
  | 'delegation'
  | 'delegated';
type Props = {
  motion: Pick<MotionView, Rules>;
  /** Members in the hall, where an attendance list is kept. */
  present: number | null;
};

/** By what rule a motion is decided and, while the vote is open, what its quorum still needs. */
export function MotionRules({ motion, present }: Props) {
  const { t } = useT();
  const { method, state, quorum, entitled, quorumRule, majorityRule } = motion;
  const missing = missingForQuorum(motion, present);
  const isApart = quorum !== null && motion.delegation?.forQuorum === false;
  return (
    <>
      <p className="text-ink-soft">
        {method === 'yes-no' ? `${t(`room:motions.majority_${majorityRule}`)} ` : null}
        {quorum === null
          ? t(`room:motions.quorum_${quorumRule}`)
          : t('room:motions.quorum_of', { quorum, entitled: entitled ?? 0 })}
        {isApart ? ` ${t('ballot:delegation.quorum')}` : null}
      </p>
      {state === 'open' && missing !== null ? (
        <p className="nums font-bold">
          {missing > 0 ? t('room:motions.quorum_missing', { count: missing }) : t('room:motions.quorum_reached')}
        </p>
      ) : null}
    </>
  );
}
