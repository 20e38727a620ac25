import { guessLang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import type { OwnQuestion } from '#app/contract/own-side.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { OnceForm } from '#app/ui/once-form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { QuotedNote } from '#app/ui/quoted-note.tsx';
import { UserText } from '#app/ui/user-text.tsx';

/** An appeal of the author's that was refused, with what was typed in it. */
export type RefusedQuestionAppeal = { questionId: string; reason: string; text: string | undefined };

type Props = { items: OwnQuestion[]; refused: RefusedQuestionAppeal | null };

/** What became of one's own questions: that they wait, why others do not see them, and how an appeal ended. */
export function OwnQuestions({ items, refused }: Props) {
  const { t, lang } = useT();
  return (
    <>
      {items.map((item) => {
        const { questionId, number, state, reason, appeal } = item;
        if (state !== 'held' && state !== 'hidden' && state !== 'refused') {
          return appeal?.outcome === 'granted' ? (
            <Notice key={questionId} kind="info" title={t('own:question_granted', { number })}>
              <QuotedNote label={t('own:appeal_note')} note={appeal.note} />
            </Notice>
          ) : null;
        }
        return (
          <Notice
            key={questionId}
            kind={state === 'held' ? 'info' : 'warning'}
            title={t(`questions:own_${state}`, { reason: reason ? t(`room:reasons.${reason}`) : '' })}
          >
            <UserText text={item.text} lang={guessLang(item.text, lang)} />
            {state === 'held' ? null : (
              <Appeal item={item} refused={refused?.questionId === questionId ? refused : null} />
            )}
          </Notice>
        );
      })}
    </>
  );
}

type AppealProps = { item: OwnQuestion; refused: RefusedQuestionAppeal | null };

function Appeal({ item: { questionId, appeal }, refused }: AppealProps) {
  return (
    <OnceForm
      id={`appeal-${questionId}`}
      say="own:appeal"
      max={limits.appealText.max}
      action="?tab=questions"
      fields={{ intent: 'appealQuestion', questionId }}
      sent={appeal && { ...appeal, outcome: appeal.outcome === 'upheld' ? 'upheld' : null }}
      refused={refused}
    />
  );
}
