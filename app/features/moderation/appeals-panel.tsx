import { limits } from '#app/contract/limits.ts';
import { appealOutcomes } from '#app/contract/moderation.ts';
import { guessLang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { ActForm } from './act-form.tsx';
import type { OpenAppeal } from '#app/contract/cockpit-queue.ts';
import { CommentCard } from './comment-card.tsx';
import { useSteadyList } from './steady-list.ts';

const idOf = ({ appealId }: OpenAppeal): string => appealId;

type HeadingProps = { appeals: Array<{ appealId: string }>; own: string };

/** How many appeals wait, whatever they are about; it stays as long as what stands below it. */
export function AppealsHeading({ appeals, own }: HeadingProps) {
  const { t } = useT();
  const list = useSteadyList(appeals, ({ appealId }) => appealId, own, appeals.length);
  return list.shown.length === 0 ? null : <h3>{t('moderate:appeals', { count: appeals.length })}</h3>;
}

/** Appeals about comments, oldest first, each with the comment and what its author says against the decision. */
export function Appeals({ appeals, own }: { appeals: OpenAppeal[]; own: string }) {
  const { t } = useT();
  const list = useSteadyList(appeals, idOf, own, appeals.length);
  return (
    <>
      {list.shown.map(({ item, gone }) => (
        <CommentCard key={item.appealId} comment={item.comment} gone={gone}>
          <AppealBody appeal={item} about={t('moderate:comment_number', { number: item.comment.number })} />
        </CommentCard>
      ))}
    </>
  );
}

type BodyProps = { appeal: Pick<OpenAppeal, 'appealId' | 'text' | 'decidable'>; about: string };

/** What the author says against a decision, and deciding it where that is not for somebody else. */
export function AppealBody({ appeal: { appealId, text, decidable }, about }: BodyProps) {
  const { t, lang } = useT();
  return (
    <>
      <div className="quote">
        <p className="font-bold">{t('moderate:appeal_text')}</p>
        <UserText text={text} lang={guessLang(text, lang)} />
      </div>
      {decidable ? (
        <DecideForm appealId={appealId} about={about} />
      ) : (
        <p className="text-warn">{t('moderate:appeal_yours')}</p>
      )}
    </>
  );
}

/** Granting an appeal or upholding the decision, with a word to its author. */
function DecideForm({ appealId, about }: { appealId: string; about: string }) {
  const { t } = useT();
  return (
    <ActForm intent="decideAppeal" fields={{ appealId }} className="grid gap-3">
      <TextArea
        id={`appeal-note-${appealId}`}
        name="note"
        rows={2}
        maxLength={limits.reasonNote.max}
        label={
          <>
            {t('moderate:appeal_note')} <span className="sr-only">{about}</span>
          </>
        }
        hint={t('moderate:appeal_note_hint')}
      />
      <div className="flex flex-wrap gap-2">
        {appealOutcomes.map((outcome) => (
          <Button
            key={outcome}
            name="outcome"
            value={outcome}
            variant={outcome === 'granted' ? 'main' : undefined}
            className="grow"
          >
            <span>
              {t(`moderate:appeal_${outcome}`)}
              <span className="sr-only"> {about}</span>
            </span>
          </Button>
        ))}
      </div>
    </ActForm>
  );
}
