import { memo } from 'react';
import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const tones = { for: 'agree', against: 'disagree', question: 'info', remark: 'pass' } as const;

type Props = {
  comment: CommentView;
  replies: CommentView[];
  replyHref: string | null;
  /** Ids of the reader's own comments. */
  own: ReadonlySet<string>;
};

/** One comment and the answers to it. */
export const CommentArticle = memo(function CommentArticle({ comment, replies, replyHref, own }: Props) {
  const { t } = useT();
  const more = comment.replies - replies.filter((row) => row.state === 'published').length;
  return (
    <article className="comment" id={`c${comment.number}`} aria-labelledby={`c${comment.number}-by`}>
      <CommentBody comment={comment} own={own} />
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
              <CommentBody comment={reply} own={own} />
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

function CommentBody({ comment, own }: Pick<Props, 'comment' | 'own'>) {
  const { t, time } = useT();
  const by = `c${comment.number}-by`;
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
      </header>
      <UserText text={comment.text ?? ''} lang={comment.lang} />
      {own.has(comment.commentId) ? (
        <WithdrawForm commentId={comment.commentId} intent="withdrawComment" number={comment.number} />
      ) : null}
    </>
  );
}
