import { memo, type ReactNode } from 'react';
import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { CommentAct } from './comment-act.tsx';

const tones = { for: 'agree', against: 'disagree', question: 'info', remark: 'pass' } as const;

/** What the reader does with comments; the same for all of them. */
export type CommentTools = {
  /** Ids of the reader's own comments. */
  own: ReadonlySet<string>;
  /** Ids of the comments the reader supports. */
  supported: ReadonlySet<string>;
  canSupport: boolean;
  onSupport: ((commentId: string, support: boolean) => void) | undefined;
  /** Whether the reader may still write, and so change what is theirs. */
  canChange: boolean;
  /** Since when what is theirs may have been posted to be changed still, as the page came; in milliseconds. */
  changeableSince: number;
  /** Whether the reader takes part, and may report what others wrote. */
  canReport: boolean;
  /** What came of the reader's own acts on comments and is not seen in them, by comment. */
  notes: ReadonlyMap<string, string>;
  /** Address of the list as the reader sees it. */
  at: string;
};

type Props = {
  comment: CommentView;
  replies: CommentView[];
  replyHref: string | null;
  tools: CommentTools;
  /** What was opened of one comment of the thread: its earlier words, changing it, reporting it. */
  about: { commentId: string; content: ReactNode } | null;
};

/** One comment and the answers to it. */
export const CommentArticle = memo(function CommentArticle({ comment, replies, replyHref, tools, about }: Props) {
  const { t } = useT();
  const more = comment.replies - replies.filter((row) => row.state === 'published').length;
  return (
    <article className="comment" id={`c${comment.number}`} aria-labelledby={`c${comment.number}-by`}>
      <CommentBody comment={comment} tools={tools} about={about} />
      {replyHref ? (
        <a href={replyHref} className="comment-reply">
          {t('room:comments.reply')}
          <span className="sr-only"> {t('room:comments.to_number', { number: comment.number })}</span>
        </a>
      ) : null}
      {replies.length > 0 ? (
        <div className="replies">
          {replies.map((reply) => (
            <article
              key={reply.commentId}
              className="comment"
              id={`c${reply.number}`}
              aria-labelledby={`c${reply.number}-by`}
            >
              <CommentBody comment={reply} tools={tools} about={about} />
            </article>
          ))}
        </div>
      ) : null}
      {more > 0 ? (
        <a href={`?tab=debate&thread=${comment.commentId}#c${comment.number}`}>
          {t('room:comments.more', { count: more })}
        </a>
      ) : null}
    </article>
  );
});

function CommentBody({ comment, tools, about }: Pick<Props, 'comment' | 'tools' | 'about'>) {
  const { t, time } = useT();
  const by = `c${comment.number}-by`;
  const note = tools.notes.get(comment.commentId);
  if (comment.state === 'withdrawn') {
    return (
      <h3 id={by} className="comment-hidden">
        {t('room:comments.withdrawn')}
      </h3>
    );
  }
  if (comment.state === 'hidden') {
    return (
      <h3 id={by} className="comment-hidden">
        {t('room:hidden', { reason: t(`room:reasons.${comment.reason ?? 'off_topic'}`) })}
      </h3>
    );
  }
  return (
    <>
      <header className="comment-head">
        <h3 id={by}>{comment.author ? <UserWords text={comment.author} /> : t('room:comments.no_name')}</h3>
        <Chip tone={tones[comment.kind]}>{t(`room:comments.${comment.kind}`)}</Chip>
        <time suppressHydrationWarning className="nums text-ink-soft" dateTime={comment.postedAt}>
          {time(comment.postedAt)}
        </time>
        {comment.editedAt ? <AboutLink comment={comment} at={tools.at} label="edited" /> : null}
      </header>
      <UserText text={comment.text ?? ''} lang={comment.lang} />
      <Tools comment={comment} tools={tools} />
      {about?.commentId === comment.commentId ? about.content : note ? <p className="text-ink-soft">{note}</p> : null}
    </>
  );
}

function Tools({ comment, tools }: Pick<Props, 'comment' | 'tools'>) {
  const { t } = useT();
  const { commentId, number, supports } = comment;
  const { at, own, onSupport } = tools;
  const supported = tools.supported.has(commentId);
  const mine = own.has(commentId);
  const mayChange = mine && tools.canChange;
  return (
    <div className="flex flex-wrap items-center gap-x-3 nums text-ink-soft">
      {supports > 0 ? <span>{t('room:comments.supports', { count: supports })}</span> : null}
      {supported ? <Chip tone="agree">{t('room:comments.supported')}</Chip> : null}
      {tools.canSupport ? (
        <CommentAct
          {...{ commentId, number, at }}
          intent="supportComment"
          support={supported ? '0' : '1'}
          icon={supported ? 'undo' : 'hand'}
          label={t(supported ? 'room:comments.unsupport' : 'room:comments.support')}
          onSubmit={(event) => {
            if (!onSupport) return;
            event.preventDefault();
            onSupport(commentId, !supported);
          }}
        />
      ) : null}
      {mayChange && Date.parse(comment.postedAt) > tools.changeableSince ? (
        <AboutLink comment={comment} at={at} label="edit" />
      ) : null}
      {mayChange ? (
        <CommentAct {...{ commentId, number }} intent="withdrawComment" label={t('room:comments.withdraw')} />
      ) : null}
      {tools.canReport && !mine ? <AboutLink comment={comment} at={at} label="report" /> : null}
    </div>
  );
}

type LinkProps = { comment: CommentView; at: string; label: 'edited' | 'edit' | 'report' };

const targets = { edit: 'edit-text', report: 'report-reason', edited: null };

/** Opens more of a comment, under it, at what it was opened for. */
function AboutLink({ comment: { commentId, number }, at, label }: LinkProps) {
  const { t } = useT();
  return (
    <a
      id={`${label}-${number}`}
      href={`${at}&about=${commentId}#${targets[label] ?? `about-${number}`}`}
      className="inline-flex min-h-11 items-center"
    >
      <span>
        {t(`room:comments.${label}`)}
        <span className="sr-only"> {t('room:comments.of_number', { number })}</span>
      </span>
    </a>
  );
}
