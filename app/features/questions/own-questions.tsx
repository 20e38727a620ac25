import { guessLang } from '#app/contract/languages.ts';
import { limits } from '#app/contract/limits.ts';
import type { OwnQuestion } from '#app/contract/own-side.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FoldedTextForm } from '#app/ui/folded-text-form.tsx';
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
  const { t } = useT();
  if (appeal) {
    return (
      <>
        <p className="font-bold">{t(`own:appeal_${appeal.outcome === 'upheld' ? 'upheld' : 'open'}`)}</p>
        <QuotedNote label={t('own:appeal_note')} note={appeal.note} />
      </>
    );
  }
  return (
    <FoldedTextForm
      id={`appeal-${questionId}`}
      words={{
        open: t('own:appeal'),
        label: t('own:appeal_label'),
        hint: t('own:appeal_hint'),
        send: t('own:appeal_send'),
      }}
      max={limits.appealText.max}
      action="?tab=questions"
      fields={{ intent: 'appealQuestion', questionId }}
      refused={refused && { problem: t(`errors:${refused.reason}`), text: refused.text }}
    />
  );
}
