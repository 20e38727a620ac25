import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { CommentArticle } from './comment-article.tsx';

type Props = {
  items: CommentView[];
  /** Comments that came while somebody reads wait behind a button. */
  waiting: number;
  onShowWaiting(): void;
  /** Ids of the reader's own comments, which they may take back; empty where nobody contributes now. */
  own: ReadonlySet<string>;
  canReply: boolean;
  replyHref(commentId: string): string;
  /** Address of older comments; null at the end. */
  older: string | null;
  newest: string | null;
};

/** Threads, newest first, each an article with its replies. */
export function CommentList({ items, waiting, onShowWaiting, own, canReply, replyHref, older, newest }: Props) {
  const { t } = useT();
  const threads = items.filter((row) => row.parentId === null);
  return (
    <div className="stack">
      {waiting > 0 ? (
        <Button type="button" icon="comment" onClick={onShowWaiting}>
          {t('room:comments.new', { count: waiting })}
        </Button>
      ) : null}
      {newest ? <a href={newest}>{t('room:comments.newest')}</a> : null}
      {threads.length === 0 ? (
        <EmptyState title={t('room:comments.none')}>{t('room:comments.none_text')}</EmptyState>
      ) : null}
      {threads.map((comment) => (
        <CommentArticle
          key={comment.commentId}
          own={own}
          comment={comment}
          replies={items.filter((row) => row.parentId === comment.commentId)}
          replyHref={canReply && comment.state === 'published' ? replyHref(comment.commentId) : null}
        />
      ))}
      {older ? (
        <ButtonLink href={older} iconAfter="arrow">
          {t('room:comments.older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
