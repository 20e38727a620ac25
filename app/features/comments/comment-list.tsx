import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { commentOrders, type CommentOrder } from '#app/contract/comment-kinds.ts';
import { CommentArticle, type CommentTools } from './comment-article.tsx';

type Props = {
  items: CommentView[];
  /** The first comments of threads, as they are to be shown. */
  threads: CommentView[];
  order: CommentOrder;
  tools: CommentTools;
  about: Parameters<typeof CommentArticle>[0]['about'];
  /** Comments that came while somebody reads wait behind a button. */
  waiting: number;
  onShowWaiting(): void;
  canReply: boolean;
  replyHref(commentId: string): string;
  /** Address of older comments; null at the end. */
  older: string | null;
  newest: string | null;
};

/** Threads, newest first, each an article with its replies. */
export function CommentList({ items, threads, order, waiting, onShowWaiting, tools, about, ...links }: Props) {
  const { t } = useT();
  const { canReply, replyHref, older, newest } = links;
  const opened = items.find((row) => row.commentId === about?.commentId);
  return (
    <div className="stack">
      <Orders current={order} />
      {waiting > 0 ? (
        <Button type="button" icon="comment" onClick={onShowWaiting}>
          {t('room:comments.new', { count: waiting })}
        </Button>
      ) : null}
      {newest ? <a href={newest}>{t('room:comments.newest')}</a> : null}
      {threads.length === 0 ? (
        order === 'unanswered' ? (
          <p>{t('room:comments.all_answered')}</p>
        ) : (
          <EmptyState title={t('room:comments.none')}>{t('room:comments.none_text')}</EmptyState>
        )
      ) : null}
      {threads.map((comment) => (
        <CommentArticle
          key={comment.commentId}
          tools={tools}
          about={opened && (opened.parentId ?? opened.commentId) === comment.commentId ? about : null}
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

/** The orders of the threads, each an address. */
function Orders({ current }: { current: CommentOrder }) {
  const { t } = useT();
  return (
    <nav aria-label={t('room:comments.order')} className="flex flex-wrap gap-2">
      {commentOrders.map((order) => (
        <ButtonLink
          key={order}
          className="px-3"
          icon={order === current ? 'check' : undefined}
          aria-current={order === current ? 'true' : undefined}
          href={`?tab=debate${order === 'new' ? '' : `&sort=${order}`}`}
        >
          {t(`room:comments.order_${order}`)}
        </ButtonLink>
      ))}
    </nav>
  );
}
