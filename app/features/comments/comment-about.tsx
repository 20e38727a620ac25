import { useEffect, useRef, type FormEvent, type RefObject } from 'react';
import type { CommentView } from '#app/contract/views.ts';
import { limits } from '#app/contract/limits.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { wrongInText } from '#app/contract/wrong-in-text.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { useOwnCheck } from '#app/ui/use-own-check.ts';
import { UserText } from '#app/ui/user-text.tsx';
import { keepDraft, readDraft } from '#app/live/draft.ts';
import type { FormAct } from '#app/live/use-form-act.ts';

export type AboutProps = {
  comment: CommentView;
  /** The words it had before, oldest first. */
  earlier: Array<{ text: string; lang: string; writtenAt: string }>;
  /** What the reader may still do with it. */
  can: { edit: boolean; report: boolean };
  /** Whether it is the reader's own, and too old to be changed. */
  isOver: boolean;
  /** The reader's own report of it. */
  reported: boolean;
  /** Whether new words wait for a moderator first. */
  held: boolean;
  at: string;
  /** What the link that closes it leads to. */
  back: string;
  box: RefObject<HTMLElement>;
  act: FormAct;
  refused: { form: string; reason: string; text: string | undefined } | null;
};

/** More of one comment: the words it had before, changing it, reporting it. */
export function CommentAbout(props: AboutProps) {
  const { t } = useT();
  const { comment, earlier, can, isOver, reported, at, back, box } = props;
  return (
    <section
      ref={box}
      id={`about-${comment.number}`}
      tabIndex={-1}
      aria-label={t('room:comments.about', { number: comment.number })}
      className="stack border-s-4 border-line-strong ps-4"
    >
      {earlier.length > 0 ? <Earlier texts={earlier} /> : null}
      {can.edit ? <EditForm {...props} /> : null}
      {/* The links that open the forms lead to what stands in their place, too. */}
      {isOver ? (
        <p id="edit-text" tabIndex={-1}>
          {t('errors:comment.edit_over')}
        </p>
      ) : null}
      {reported ? (
        <p id="report-reason" tabIndex={-1}>
          {t('room:comments.reported')}
        </p>
      ) : null}
      {can.report && !reported ? <ReportForm {...props} /> : null}
      <p>
        <a href={`${at}#${back}`}>{t('room:comments.about_close')}</a>
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

/** What is wrong with a form: found in the page, answered to what was sent, or come back with a posted form. */
function useProblem(fieldId: string, act: FormAct, posted: string | undefined) {
  const { t } = useT();
  const check = useOwnCheck(fieldId);
  const { reason } = act;
  useEffect(() => {
    if (reason) document.getElementById(fieldId)?.focus();
  }, [reason, fieldId]);
  const problem = check.reason ?? reason ?? posted;
  return { check, error: problem && t(`errors:${problem}`) };
}

/** What was sent waits for the network. */
function Waits({ act }: { act: FormAct }) {
  const { t } = useT();
  return act.state === 'waiting' ? <p>{t('own:outbox.waiting')}</p> : null;
}

function EditForm({ comment, held, at, act, refused }: AboutProps) {
  const { t } = useT();
  const { max } = limits.commentText;
  const { commentId } = comment;
  const mine = refused?.form === 'editComment' ? refused : null;
  const { check, error } = useProblem('edit-text', act, mine?.reason);
  const form = useRef<HTMLFormElement>(null);
  const draftKey = `draft:edit:${commentId}`;
  useEffect(() => {
    const field = form.current?.elements.namedItem('text');
    if (field instanceof HTMLTextAreaElement && field.value === field.defaultValue)
      field.value = readDraft(draftKey) || field.value;
  }, [draftKey]);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    if (!act.send) return keepDraft(draftKey, '');
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '');
    if (!check.passes(wrongInText(text, limits.commentText))) return;
    keepDraft(draftKey, '');
    act.send('editComment', { commentId, text });
  };
  return (
    <form
      ref={form}
      method="post"
      action={`${at}&about=${commentId}`}
      className="stack"
      noValidate
      onInput={({ target }) => {
        if (!(target instanceof HTMLTextAreaElement)) return;
        keepDraft(draftKey, target.value === comment.text ? '' : target.value);
      }}
      onSubmit={send}
    >
      <input type="hidden" name="intent" value="editComment" />
      <input type="hidden" name="commentId" value={commentId} />
      <TextArea
        id="edit-text"
        name="text"
        rows={3}
        required
        maxLength={max}
        label={t('room:comments.edit_label')}
        hint={t(held ? 'room:comments.edit_hint_held' : 'room:comments.edit_hint')}
        error={error}
        readOnly={act.state !== null}
        defaultValue={mine?.text ?? comment.text ?? ''}
        count={{
          limit: max,
          atMost: t('form.at_most', { max }),
          left: (left) => t('form.left', { count: Math.max(0, left) }),
        }}
      />
      <Waits act={act} />
      <Button>{t('room:comments.edit_send')}</Button>
    </form>
  );
}

function ReportForm({ comment: { commentId }, at, act, refused }: AboutProps) {
  const { t } = useT();
  const mine = refused?.form === 'reportComment' ? refused : null;
  const { check, error } = useProblem('report-reason', act, mine?.reason);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    if (!act.send) return;
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get('reason');
    const reason = moderationReasons.find((known) => known === chosen);
    if (check.passes(reason ? null : 'moderation.reason_missing') && reason)
      act.send('reportComment', { commentId, reason });
  };
  return (
    <form method="post" action={`${at}&about=${commentId}`} className="stack" noValidate onSubmit={send}>
      <input type="hidden" name="intent" value="reportComment" />
      <input type="hidden" name="commentId" value={commentId} />
      <RadioGroup
        id="report-reason"
        name="reason"
        label={t('room:comments.report_label')}
        hint={t('room:comments.report_hint')}
        error={error}
        options={moderationReasons.map((reason) => ({ value: reason, label: t(`room:reasons.${reason}`) }))}
      />
      <Waits act={act} />
      <Button>{t('room:comments.report_send')}</Button>
    </form>
  );
}
