import type { Fields } from '#app/contract/ballot-fields.ts';
import type { Ballot } from '#app/contract/ballots.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { BallotForm } from './ballot-form.tsx';
import { BallotWords } from './ballot-words.tsx';
import { MethodOutcome } from './method-outcome.tsx';
import { MotionPaper } from './motion-paper.tsx';

export type MethodMotionProps = {
  motion: MotionView;
  own?: Ballot | undefined;
  canVote?: boolean;
  /** Whose half-filled ballot is kept. */
  keepFor?: string | null | undefined;
  /** What was typed in a ballot that came back refused, and why. */
  typed?: Fields | undefined;
  error?: string | undefined;
  onVote?: ((ballot: Ballot) => void) | undefined;
};

/** Everything of a motion that is not answered by yes or no: how it is answered, the ballot, and its result. */
export function MethodMotion({ motion, own, canVote = false, ...filling }: MethodMotionProps) {
  const isAsking = motion.state === 'open' && canVote;
  return (
    <>
      <MotionPaper motion={motion} withOptions={!isAsking && !motion.result} />
      {isAsking ? <BallotForm motion={motion} own={own} {...filling} /> : null}
      {motion.state === 'closed' && own ? <Voted motion={motion} own={own} /> : null}
      <MethodOutcome motion={motion} />
    </>
  );
}

function Voted({ motion, own }: { motion: MotionView; own: Ballot }) {
  const { t } = useT();
  return (
    <div>
      <p>{t('own:ballot_voted')}</p>
      <BallotWords motion={motion} ballot={own} />
    </div>
  );
}
