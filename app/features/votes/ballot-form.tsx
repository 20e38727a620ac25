import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { readBallot, ballotFields, type Fields } from '#app/contract/ballot-fields.ts';
import { wrongInBallot, type Ballot } from '#app/contract/ballots.ts';
import type { Method } from '#app/contract/methods.ts';
import type { MotionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ApprovalFields, ConsentFields, SingleFields } from './ballot-choices.tsx';
import { DotFields, ScoreFields } from './ballot-numbers.tsx';
import { BallotWords } from './ballot-words.tsx';
import { ballotKeeper, changesOf, fieldsOf } from './kept-ballot.ts';
import { RankingFields } from './ballot-ranking.tsx';

/** What the fields of a ballot need: how the form began, what is wrong, and what stands in it now. */
export type BallotFieldsProps = {
  motion: MotionView;
  /** The first control's id, where an error leads. */
  id: string;
  start: Fields;
  error: string | undefined;
  /** Until when the ballot may be changed. */
  change: string;
  /** What stands in the form; null until something was touched. */
  now: Fields | null;
  /** True once script runs and sends ballots. */
  live: boolean;
  onChange(): void;
};

const parts: Record<Exclude<Method, 'yes-no'>, (props: BallotFieldsProps) => ReactNode> = {
  consent: ConsentFields,
  single: SingleFields,
  approval: ApprovalFields,
  score: ScoreFields,
  dot: DotFields,
  'ranked-schulze': RankingFields,
  'ranked-irv': RankingFields,
  'ranked-stv': RankingFields,
};

type Props = {
  motion: MotionView;
  own: Ballot | undefined;
  /** Whose half-filled ballot is kept; nobody's at a tablet that many share. */
  keepFor?: string | null | undefined;
  /** What was typed in a form that came back refused, and why. */
  typed?: Fields | undefined;
  error?: string | undefined;
  onVote?: ((ballot: Ballot) => void) | undefined;
  /** Where the form is posted instead, and what goes with it. */
  posted?: { action: string; hidden: Fields; send: string; change: string } | undefined;
};

/**
 * A ballot that is filled in and sent by its button alone. Its fields begin once with what was stored and then belong to
 * the person: no live event touches them.
 */
export function BallotForm({ motion, own, typed, error, onVote, posted, keepFor = null }: Props) {
  const { t } = useT();
  const keeper = ballotKeeper(keepFor, motion, own);
  const kept = useKept(keeper, isTouched(motion, typed, own) ? typed : undefined);
  const { form, now, wrong, read, send } = useBallot(motion, { onVote, keeper, kept });
  const [start] = useState<Fields>(() => kept ?? typed ?? (own ? ballotFields(own) : {}));
  const reviewId = useId();
  const draft = now ? parse(motion, now).ballot : null;
  if (motion.method === 'yes-no') return null;
  const Parts = parts[motion.method];
  const isNew = draft && JSON.stringify(draft) !== JSON.stringify(own);
  return (
    <form
      ref={form}
      method="post"
      action={posted?.action ?? '?tab=motions'}
      className="stack"
      onInput={read}
      onSubmit={send}
      autoComplete="off"
      noValidate
    >
      <input type="hidden" name="intent" value="castVote" />
      {Object.entries(posted?.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="motionId" value={motion.motionId} />
      <input type="hidden" name="method" value={motion.method} />
      <Parts
        motion={motion}
        id={`choice-${motion.number}`}
        start={start}
        error={wrong ? t(`errors:${wrong}`) : error}
        change={posted?.change ?? t('room:motions.change_hint')}
        now={now}
        live={onVote !== undefined || posted !== undefined}
        onChange={read}
      />
      {isNew ? (
        <div id={reviewId} className="grid gap-1 rounded-ui border border-line-strong bg-indigo-soft p-2">
          <p>{t('own:ballot_review')}</p>
          <BallotWords motion={motion} ballot={draft} />
        </div>
      ) : null}
      {own ? <Stored motion={motion} own={own} /> : null}
      <Button variant="main" wide={posted !== undefined} aria-describedby={isNew ? reviewId : undefined}>
        {posted?.send ?? t(own ? 'room:motions.change' : 'room:motions.send')}
      </Button>
    </form>
  );
}

function Stored({ motion, own }: { motion: MotionView; own: Ballot }) {
  const { t } = useT();
  return (
    <Notice kind="success" title={t('own:ballot_stored')}>
      <BallotWords motion={motion} ballot={own} />
    </Notice>
  );
}

/** The ballot in a form's fields, or the first thing that is wrong with it. */
function parse(motion: MotionView, fields: Fields): { ballot: Ballot | null; wrong: string | null } {
  const ballot = readBallot(motion.method, fields) as Ballot;
  const wrong = wrongInBallot(ballot, motion);
  return wrong ? { ballot: null, wrong: wrong.reason } : { ballot, wrong: null };
}

/** What came with the form is more than what is stored: it was filled in before its script came, or sent and refused. */
const isTouched = ({ method }: MotionView, typed: Fields | undefined, own: Ballot | undefined): boolean =>
  typed !== undefined && Object.keys(changesOf(method, typed, own)).length > 0;

/** What was filled in and not sent; what was typed before this script came is newer, and kept from now on. */
function useKept(keeper: ReturnType<typeof ballotKeeper>, typed: Fields | undefined): Fields | null {
  const [found] = useState(() => ({ keeper, typed, kept: typed ? null : keeper.read() }));
  useEffect(() => {
    if (found.typed) found.keeper.keep(found.typed);
  }, [found]);
  return found.kept;
}

type Filling = { onVote: Props['onVote']; keeper: ReturnType<typeof ballotKeeper>; kept: Fields | null };

function useBallot(motion: MotionView, { onVote, keeper, kept }: Filling) {
  const form = useRef<HTMLFormElement>(null);
  const [now, setNow] = useState(kept);
  const [wrong, setWrong] = useState<string | null>(null);
  const read = (): void => {
    if (!form.current) return;
    const fields = fieldsOf(form.current);
    keeper.keep(fields);
    setNow(fields);
    setWrong(null);
  };
  const send = (event: FormEvent<HTMLFormElement>): void => {
    if (!onVote) return keeper.forget();
    event.preventDefault();
    const { ballot, wrong: found } = parse(motion, fieldsOf(event.currentTarget));
    setWrong(found);
    if (!ballot) return document.getElementById(`choice-${motion.number}`)?.focus();
    keeper.forget();
    return onVote(ballot);
  };
  return { form, now, wrong, read, send };
}
