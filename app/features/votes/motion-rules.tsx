import { missingForQuorum } from '#app/contract/quorum.ts';
import type { CollegeView } from '#app/contract/colleges.ts';
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
  | 'delegated'
  | 'colleges';
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
  const isApart = (quorum !== null || motion.colleges !== undefined) && motion.delegation?.forQuorum === false;
  return (
    <>
      {motion.colleges ? (
        <Colleges colleges={motion.colleges} />
      ) : (
        <p className="text-ink-soft">
          {method === 'yes-no' ? `${t(`room:motions.majority_${majorityRule}`)} ` : null}
          {quorum === null
            ? t(`room:motions.quorum_${quorumRule}`)
            : t('room:motions.quorum_of', { quorum, entitled: entitled ?? 0 })}
        </p>
      )}
      {isApart ? <p className="text-ink-soft">{t('ballot:delegation.quorum')}</p> : null}
      {state === 'open' && missing !== null ? (
        <p className="nums font-bold">
          {missing > 0 ? t('room:motions.quorum_missing', { count: missing }) : t('room:motions.quorum_reached')}
        </p>
      ) : null}
    </>
  );
}

/** The two colleges that must both carry a motion, each by its own rules, and how many of each have voted. */
function Colleges({ colleges }: { colleges: CollegeView[] }) {
  const { t } = useT();
  return (
    <>
      <p>{t('ballot:college.both')}</p>
      <ul className="grid list-disc gap-1 ps-8">
        {colleges.map(({ categories, majorityRule, quorum, entitled, part }, at) => (
          <li key={at}>
            {t('ballot:college.name', {
              number: at + 1,
              names: categories.map((one) => t(`ballot:college.${one}`)).join(t('ballot:and')),
            })}{' '}
            <span className="text-ink-soft">{t(`room:motions.majority_${majorityRule}`)}</span>{' '}
            <span className="nums">
              {quorum === null
                ? t('ballot:college.voted', { part, entitled: entitled ?? 0 })
                : t('ballot:college.quorum', { part, quorum, entitled: entitled ?? 0 })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
