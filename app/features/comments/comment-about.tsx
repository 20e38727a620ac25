import type { CommentView } from '#app/contract/views.ts';
import { limits } from '#app/contract/limits.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { UserText } from '#app/ui/user-text.tsx';

export type AboutProps = {
  comment: CommentView;
  /** The words it had before, oldest first. */
  earlier: Array<{ text: string; lang: string; writtenAt: string }>;
  /** What the reader may still do with it. */
  can: { edit: boolean; report: boolean };
  mine: boolean;
  /** The reader's own report of it. */
  reported: boolean;
  /** Whether new words wait for a moderator first. */
  held: boolean;
  at: string;
  refused: { form: string; reason: string; text: string | undefined } | null;
};

/** More of one comment: the words it had before, changing it, reporting it. */
export function CommentAbout(props: AboutProps) {
  const { t } = useT();
  const { comment, earlier, can, mine, reported, at } = props;
  return (
    <section
      id={`about-${comment.number}`}
      tabIndex={-1}
      aria-label={t('room:comments.about', { number: comment.number })}
      className="stack border-s-4 border-line-strong ps-4"
    >
      {earlier.length > 0 ? <Earlier texts={earlier} /> : null}
      {can.edit ? <EditForm {...props} /> : null}
      {mine && !can.edit ? <p>{t('errors:comment.edit_over')}</p> : null}
      {reported ? <p>{t('room:comments.reported')}</p> : null}
      {can.report && !reported ? <ReportForm {...props} /> : null}
      <p>
        <a href={`${at}#c${comment.number}`}>{t('room:comments.about_close')}</a>
      </p>
    </section>
  );
}

function Earlier({ texts }: { texts: AboutProps['earlier'] }) {
  const { t, dateTime } = useT();
  return (
    <>
      <h4>{t('room:comments.earlier')}</h4>
      <ol className="stack">
        {texts.map(({ text, lang, writtenAt }) => (
          <li key={writtenAt}>
            <time suppressHydrationWarning className="nums text-ink-soft" dateTime={writtenAt}>
              {dateTime(writtenAt)}
            </time>
            <blockquote className="quote">
              <UserText text={text} lang={lang} />
            </blockquote>
          </li>
        ))}
      </ol>
    </>
  );
}

function EditForm({ comment, held, at, refused }: AboutProps) {
  const { t } = useT();
  const { max } = limits.commentText;
  const mine = refused?.form === 'editComment' ? refused : null;
  return (
    <form method="post" action={`${at}&about=${comment.commentId}`} className="stack" noValidate>
      <input type="hidden" name="intent" value="editComment" />
      <input type="hidden" name="commentId" value={comment.commentId} />
      <TextArea
        id="edit-text"
        name="text"
        rows={3}
        required
        maxLength={max}
        label={t('room:comments.edit_label')}
        hint={t(held ? 'room:comments.edit_hint_held' : 'room:comments.edit_hint')}
        error={mine ? t(`errors:${mine.reason}`) : undefined}
        defaultValue={mine?.text ?? comment.text ?? ''}
        count={{
          limit: max,
          atMost: t('form.at_most', { max }),
          left: (left) => t('form.left', { count: Math.max(0, left) }),
        }}
      />
      <Button>{t('room:comments.edit_send')}</Button>
    </form>
  );
}

function ReportForm({ comment, at, refused }: AboutProps) {
  const { t } = useT();
  const mine = refused?.form === 'reportComment' ? refused : null;
  return (
    <form method="post" action={`${at}&about=${comment.commentId}`} className="stack" noValidate>
      <input type="hidden" name="intent" value="reportComment" />
      <input type="hidden" name="commentId" value={comment.commentId} />
      <RadioGroup
        id="report-reason"
        name="reason"
        label={t('room:comments.report_label')}
        hint={t('room:comments.report_hint')}
        error={mine ? t(`errors:${mine.reason}`) : undefined}
        options={moderationReasons.map((reason) => ({ value: reason, label: t(`room:reasons.${reason}`) }))}
      />
      <Button>{t('room:comments.report_send')}</Button>
    </form>
  );
}
