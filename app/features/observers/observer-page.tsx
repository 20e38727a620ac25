import type { ReactNode } from 'react';
import type { KeptHeadsAnswer, Observation } from '#app/contract/observation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { Time } from '#app/ui/time.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { KeptHeads, KeptHeadsNotice } from './kept-heads.tsx';
import { Roll } from './roll.tsx';
import { UndoLog } from './undo-log.tsx';

type Props = {
  observation: Observation;
  /** When all of it was read. */
  readAt: string;
  /** This page once more. */
  againHref: string;
  logHref: string;
  /** The signed heads of the record. */
  heads: ReactNode;
  /** Acts on the door and on sealed votes, where there were any. */
  acts: ReactNode;
  refused: Refused | undefined;
  answer: KeptHeadsAnswer | null;
};

/** What a named observer reads: who took part in numbers, the signed heads, what moderators did; and what is not shown to them. */
export function ObserverPage({ observation, readAt, againHref, logHref, heads, acts, refused, answer }: Props) {
  const { t, dateTime } = useT();
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={['kept']} />
      <header className="flow">
        <h1>{t('observers:title')}</h1>
        <p>
          {t('observers:for')} <UserWords text={observation.label} />
        </p>
        <p>{t('observers:not_seen')}</p>
        <p className="nums">
          {t('observers:read_at')} <Time iso={readAt} absolute={dateTime(readAt)} />
        </p>
        <p>
          <ButtonLink href={againHref}>{t('observers:again')}</ButtonLink>
        </p>
      </header>
      {answer ? <KeptHeadsNotice answer={answer} /> : null}
      <Roll observation={observation} />
      {heads}
      <KeptHeads refused={refused} />
      <section aria-labelledby="acts" className="flow">
        <h2 id="acts">{t('observers:acts')}</h2>
        <p>{t('observers:acts_text')}</p>
        <p>
          <a href={logHref}>{t('moderation:log.title')}</a>
        </p>
      </section>
      {acts}
      <UndoLog entries={observation.undone} />
    </div>
  );
}
