import { useT } from '#app/i18n/use-t.tsx';
import { UserText } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import type { HeldEdit, ReportedComment } from '#app/contract/cockpit-queue.ts';
import { CommentActs } from './comment-acts.tsx';
import { CommentCard } from './comment-card.tsx';
import { HeldNote } from './held-note.tsx';
import { ReasonButtons } from './reason-buttons.tsx';
import { useSteadyList } from './steady-list.ts';

const idOf = ({ comment }: { comment: { commentId: string } }): string => comment.commentId;

/** Reported comments, the most reported first: nothing is hidden by reports alone. Who reported is shown to nobody. */
export function Reported({ reported, own }: { reported: ReportedComment[]; own: string }) {
  const { t } = useT();
  const list = useSteadyList(reported, idOf, own, reported.length);
  if (list.shown.length === 0) return null;
  return (
    <>
      <h3>{t('moderate:reported', { count: reported.length })}</h3>
      {list.shown.map(({ item: { comment, reports }, gone }) => {
        const about = t('moderate:comment_number', { number: comment.number });
        return (
          <CommentCard key={comment.commentId} comment={comment} gone={gone}>
            <ul className="font-bold text-warn">
              {reports.map(({ reason, count }) => (
                <li key={reason}>
                  {t('moderate:reports', { count })} {t(`room:reasons.${reason}`)}
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-2">
              <ActButton intent="keepComment" fields={{ targetId: comment.commentId }} icon="check" about={about}>
                {t('moderate:keep')}
              </ActButton>
              <CommentActs comment={comment} />
            </div>
          </CommentCard>
        );
      })}
      <p className="text-ink-soft">{t('moderate:reported_text')}</p>
    </>
  );
}

/** New words of shown comments that wait, under those that are shown. */
export function HeldEdits({ edits, own }: { edits: HeldEdit[]; own: string }) {
  const { t } = useT();
  const list = useSteadyList(edits, idOf, own, edits.length);
  return list.shown.map(({ item: { comment, text, lang }, gone }) => {
    const about = t('moderate:comment_number', { number: comment.number });
    return (
      <CommentCard key={comment.commentId} comment={comment} gone={gone}>
        <div className="quote">
          <p className="font-bold">{t('moderate:new_words')}</p>
          <UserText text={text} lang={lang} />
        </div>
        <HeldNote id={comment.commentId} />
        <div className="flex flex-wrap gap-2">
          <ActButton
            intent="releaseEdit"
            fields={{ targetId: comment.commentId }}
            variant="main"
            icon="check"
            about={about}
          >
            {t('moderate:release_edit')}
          </ActButton>
          <ReasonButtons
            intent="refuseEdit"
            targetId={comment.commentId}
            label={t('moderate:refuse_edit')}
            about={about}
          />
        </div>
      </CommentCard>
    );
  });
}
