import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Fields } from '#app/contract/ballot-fields.ts';
import type { Ballot, Choice } from '#app/contract/ballots.ts';
import { staysSealed } from '#app/contract/sealed.ts';
import { countBallots } from '#app/contract/hall-ballots.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useOwnCheck } from '#app/ui/use-own-check.ts';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { ballotKeeper, fieldsOf } from './kept-ballot.ts';
import { LaterMethod } from './later-method.tsx';
import { LaterResult } from './later-result.tsx';
import { MotionTerms } from './motion-terms.tsx';

const choices: readonly Choice[] = ['yes', 'no', 'abstain'];

type Props = {
  motion: MotionView;
  own: Ballot | undefined;
  canVote: boolean;
  /** Whose half-filled ballot this tab keeps until it is sent. */
  keepFor?: string | null;
  /** Members in the hall, where an attendance list is kept. */
  present: number | null;
  /** What was typed in a ballot that came back refused, and why. */
  typed?: Fields | undefined;
  error?: string | undefined;
  onVote?: ((ballot: Ballot) => void) | undefined;
  /** For whom one votes too, or who votes in one's own name. */
  note?: ReactNode;
  /** The receipt of one's ballot, once there is one. */
  receipt?: ReactNode;
};

/** A motion: what it asks, who sees what, the ballot, and its result once it is shown. */
export function MotionCard(props: Props) {
  const { motion, canVote } = props;
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
        <span className="nums text-ink-soft">{t('room:motions.cast', { count: countBallots(motion) })}</span>
      </p>
      <h2 id={`${id}-title`}>
        <UserWords text={title.text} lang={title.lang} />
      </h2>
      {more ? <UserText text={more.text} lang={more.lang} /> : null}
      <MotionTerms motion={motion} present={props.present} />
      {props.note}
      {motion.method === 'yes-no' ? <YesNo {...props} /> : <LaterMethod {...props} />}
      {props.receipt}
      {open && !canVote && motion.electorate === 'members' ? <Notice>{t('room:motions.members_only')}</Notice> : null}
      {motion.state === 'closed' && !motion.result ? (
        <p>{t(staysSealed(motion) ? 'room:motions.sealed_few' : 'room:motions.not_shown')}</p>
      ) : null}
    </Card>
  );
}

/** The ballot while it is asked for, then what one said, and the result. */
function YesNo({ motion, own: ballot, canVote, ...filling }: Props) {
  const { t } = useT();
  const own = ballot && 'choice' in ballot ? ballot.choice : undefined;
  const { result } = motion;
  if (motion.state === 'open') return canVote ? <YesNoBallot motion={motion} own={own} {...filling} /> : null;
  return (
    <>
      {own ? <p>{t('room:motions.voted', { choice: t(`room:motions.${own}`) })}</p> : null}
      {result && 'yes' in result ? <LaterResult result={result} /> : null}
    </>
  );
}

type BallotProps = Pick<Props, 'motion' | 'error' | 'onVote' | 'keepFor'> & { own: Choice | undefined };

/**
 * Real radio buttons: walking over them sends nothing, and no live event touches them once they are in use. Until then, and
 * again when the ballot was sent, they show what is stored, also where that was done elsewhere.
 */
function YesNoBallot({ motion, own, error, onVote, keepFor = null }: BallotProps) {
  const { t } = useT();
  const id = `choice-${motion.number}`;
  const check = useOwnCheck(id);
  const keeper = ballotKeeper(keepFor, motion, own && { choice: own });
  const { form, start, touch, release } = useRadios(own, keeper);
  return (
    <form
      ref={form}
      method="post"
      action="?tab=motions"
      className="stack"
      onInput={touch}
      noValidate
      onSubmit={(event) => {
        const value = new FormData(event.currentTarget).get('choice');
        const choice = choices.find((known) => known === value);
        if (!onVote) return keeper.forget();
        event.preventDefault();
        if (!check.passes(choice ? null : 'vote.choice_missing') || !choice) return undefined;
        release();
        return onVote({ choice });
      }}
    >
      <input type="hidden" name="intent" value="castVote" />
      <input type="hidden" name="motionId" value={motion.motionId} />
      <RadioGroup
        id={id}
        name="choice"
        label={t('room:motions.your_vote')}
        hint={t('room:motions.change_hint')}
        error={check.reason ? t(`errors:${check.reason}`) : error}
        required
        defaultValue={start}
        options={choices.map((value) => ({ value, label: t(`room:motions.${value}`) }))}
      />
      {own ? <Notice kind="success">{t('room:motions.stored', { choice: t(`room:motions.${own}`) })}</Notice> : null}
      <Button variant="main">{t(own ? 'room:motions.change' : 'room:motions.send')}</Button>
    </form>
  );
}

/**
 * The radio buttons of a form: what they began with, then what was chosen in them and not sent, or what is stored for as
 * long as nobody has touched them.
 */
function useRadios(own: Choice | undefined, keeper: ReturnType<typeof ballotKeeper>) {
  const form = useRef<HTMLFormElement>(null);
  const touched = useRef(false);
  const [start] = useState(own);
  const found = useRef(keeper);
  useEffect(() => {
    const radios = form.current?.elements.namedItem('choice');
    const kept = found.current.read()?.choice;
    if (!form.current || !(radios instanceof RadioNodeList)) return;
    // What was chosen before the script came is newer.
    const isChosen = radios.value !== (start ?? '');
    if (isChosen) found.current.keep(fieldsOf(form.current));
    else if (kept) radios.value = kept;
    if (isChosen || kept) touched.current = true;
  }, [start]);
  useEffect(() => {
    const radios = form.current?.elements.namedItem('choice');
    if (touched.current || !own || !(radios instanceof RadioNodeList)) return;
    if (document.activeElement?.matches('[name=choice]') && form.current?.contains(document.activeElement)) return;
    radios.value = own;
  }, [own]);
  return {
    form,
    start,
    touch: ({ currentTarget }: FormEvent<HTMLFormElement>) => {
      touched.current = true;
      keeper.keep(fieldsOf(currentTarget));
    },
    release: () => {
      touched.current = false;
      keeper.forget();
    },
  };
}
