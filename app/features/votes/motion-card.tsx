import type { Fields } from '#app/contract/ballot-fields.ts';
import type { Ballot } from '#app/contract/ballots.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { BallotForm } from './ballot-form.tsx';
import { BallotWords } from './ballot-words.tsx';
import { MotionPaper } from './motion-paper.tsx';
import { MotionOutcome } from './motion-result.tsx';
import { MotionRules } from './motion-rules.tsx';

type Props = {
  motion: MotionView;
  own: Ballot | undefined;
  canVote: boolean;
  /** What was typed in a ballot that came back refused, and why. */
  typed?: Fields | undefined;
  error?: string | undefined;
  onVote?: ((ballot: Ballot) => void) | undefined;
};

/** A motion: what it asks, who sees what, the ballot, and its result once it is shown. */
export function MotionCard({ motion, own, canVote, typed, error, onVote }: Props) {
  const speak = useT();
  const { t } = speak;
  const title = speak.pick(motion.title);
  const more = motion.explanation && speak.pick(motion.explanation);
  const open = motion.state === 'open';
  const id = `motion-${motion.number}`;
  return (
    <Card kind={open && canVote ? 'asking' : 'plain'} as="section" labelledBy={`${id}-title`} id={id}>
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone={open ? 'agree' : 'pass'} icon={open ? 'vote' : 'lock'}>
          {t(`room:motions.${motion.state}`)}
        </Chip>
        <span className="nums text-ink-soft">{t('room:motions.cast', { count: motion.cast })}</span>
      </p>
      <h2 id={`${id}-title`}>
        <UserWords text={title.text} lang={title.lang} />
      </h2>
      {more ? <UserText text={more.text} lang={more.lang} /> : null}
      <p className="text-ink-soft">
        {t(`room:motions.secrecy_${motion.secrecy}`)} {t(`room:motions.electorate_${motion.electorate}`)}{' '}
        {t('room:motions.consultative')}
      </p>
      <MotionPaper motion={motion} withOptions={!(open && canVote) && !motion.result} />
      <MotionRules motion={motion} />
      {open && canVote ? <BallotForm motion={motion} own={own} typed={typed} error={error} onVote={onVote} /> : null}
      {open && !canVote && motion.electorate === 'members' ? <Notice>{t('room:motions.members_only')}</Notice> : null}
      {!open && own ? <Voted motion={motion} own={own} /> : null}
      {motion.state === 'closed' && !motion.result ? <p>{t('room:motions.not_shown')}</p> : null}
      <MotionOutcome motion={motion} />
    </Card>
  );
}

function Voted({ motion, own }: { motion: MotionView; own: Ballot }) {
  const { t } = useT();
  if ('choice' in own) return <p>{t('room:motions.voted', { choice: t(`room:motions.${own.choice}`) })}</p>;
  return (
    <div>
      <p>{t('ballot:voted')}</p>
      <BallotWords motion={motion} ballot={own} />
    </div>
  );
}
