import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { MotionRules } from './motion-rules.tsx';

type Props = {
  motion: MotionView;
  /** Members in the hall, where an attendance list is kept. */
  present: number | null;
};

/** Under what terms people vote on a motion: how secret their ballots are, whose they are, and what decides. */
export function MotionTerms({ motion, present }: Props) {
  const { t } = useT();
  return (
    <>
      <p className="text-ink-soft">
        {t(`room:motions.secrecy_${motion.secrecy}`)} {t(`room:motions.electorate_${motion.electorate}`)}{' '}
        {t('room:motions.consultative')}
      </p>
      <MotionRules motion={motion} present={present} />
    </>
  );
}
