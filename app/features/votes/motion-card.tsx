import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { MotionResultBars } from './motion-result.tsx';
import { MotionRules } from './motion-rules.tsx';

export type Choice = 'yes' | 'no' | 'abstain';
export const choices: readonly Choice[] = ['yes', 'no', 'abstain'];

type Props = {
  motion: MotionView;
  own: Choice | undefined;
  canVote: boolean;
  error?: string | undefined;
  onVote?: ((choice: Choice) => void) | undefined;
};

/** A motion: what it asks, who sees what, the ballot, and its result once it is shown. */
export function MotionCard({ motion, own, canVote, error, onVote }: Props) {
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
      <MotionRules motion={motion} />
      {open && canVote ? <Ballot motion={motion} own={own} error={error} onVote={onVote} /> : null}
      {open && !canVote && motion.electorate === 'members' ? <Notice>{t('room:motions.members_only')}</Notice> : null}
      {!open && own ? <p>{t('room:motions.voted', { choice: t(`room:motions.${own}`) })}</p> : null}
      {motion.state === 'closed' && !motion.result ? <p>{t('room:motions.not_shown')}</p> : null}
      {motion.result ? <MotionResultBars result={motion.result} /> : null}
    </Card>
  );
}

type BallotProps = Pick<Props, 'motion' | 'own' | 'error' | 'onVote'>;

/** Real radio buttons: walking over them sends nothing, and no live event touches them. */
function Ballot({ motion, own, error, onVote }: BallotProps) {
  const { t } = useT();
  return (
    <form
      method="post"
      action="?tab=motions"
      className="stack"
      onSubmit={(event) => {
        const value = new FormData(event.currentTarget).get('choice');
        const choice = choices.find((known) => known === value);
        if (!onVote || !choice) return;
        event.preventDefault();
        onVote(choice);
      }}
    >
      <input type="hidden" name="intent" value="castVote" />
      <input type="hidden" name="motionId" value={motion.motionId} />
      <RadioGroup
        id={`choice-${motion.number}`}
        name="choice"
        label={t('room:motions.your_vote')}
        hint={t('room:motions.change_hint')}
        error={error}
        required
        defaultValue={own}
        options={choices.map((value) => ({ value, label: t(`room:motions.${value}`) }))}
      />
      {own ? <Notice kind="success">{t('room:motions.stored', { choice: t(`room:motions.${own}`) })}</Notice> : null}
      <Button variant="main">{t(own ? 'room:motions.change' : 'room:motions.send')}</Button>
    </form>
  );
}
