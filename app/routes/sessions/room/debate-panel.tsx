import { useMemo, useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { CommentForm, type NewComment } from '#app/features/comments/comment-form.tsx';
import { CommentList } from '#app/features/comments/comment-list.tsx';
import { OwnComments } from '#app/features/comments/own-comments.tsx';
import { useShell } from '#app/features/shell/use-shell.ts';
import type { PanelProps } from './room.tsx';

/** The debate: writing first, then the threads; what comes in meanwhile waits behind a button with its count. */
export function DebatePanel({ page, live, refused, query }: PanelProps) {
  const { t } = useT();
  const { path } = useShell();
  const { self } = page;
  const { comments, session } = live.room;
  const newest = Math.max(0, ...comments.items.map((row) => row.number));
  const [seen, setSeen] = useState(newest);
  const fresh = comments.items.filter(
    (row) => row.number > seen && row.state === 'published' && !live.posted.includes(row.commentId),
  );
  const visible = comments.items.filter((row) => row.number <= seen || live.posted.includes(row.commentId));
  const answered = comments.items.find((row) => row.commentId === query.get('reply') && row.state === 'published');
  const own = useMemo(() => new Set(self.can.comment ? [...self.ownShown, ...live.posted] : []), [self, live.posted]);
  const mine = refused?.form === 'postComment' ? refused : undefined;
  const post = live.outbox
    ? (comment: NewComment) => void live.outbox?.submit('postComment', { sessionId: session.sessionId, ...comment })
    : undefined;
  return (
    <div className="stack">
      <OwnComments items={self.ownComments} canReturn={self.can.comment} />
      {self.can.comment ? (
        <CommentForm
          key={answered?.commentId ?? 'new'}
          sessionId={session.sessionId}
          actionId={page.actionId}
          held={session.holdComments && !self.can.moderate}
          name={self.name}
          parent={
            answered && {
              commentId: answered.commentId,
              number: answered.number,
              text: answered.text ?? '',
              lang: answered.lang,
            }
          }
          error={mine && t(`errors:${mine.error.fields?.text ?? mine.error.reason}`)}
          typed={mine && { text: mine.values.text, kind: mine.values.kind }}
          onPost={post}
        />
      ) : null}
      <p className="text-ink-soft nums">
        {t('room:comments.total', { count: comments.total })}{' '}
        {comments.hidden > 0 ? (
          <a href={`${path.split('?')[0]}/log`}>{t('room:comments.hidden', { count: comments.hidden })}</a>
        ) : null}
      </p>
      <CommentList
        items={visible}
        waiting={fresh.length}
        onShowWaiting={() => {
          setSeen(newest);
          live.forgetFresh();
        }}
        own={own}
        canReply={self.can.comment}
        replyHref={(commentId) => `?tab=debate&reply=${commentId}#reply-text`}
        older={comments.older ? `?tab=debate&before=${comments.older}` : null}
        newest={page.before ? '?tab=debate' : null}
      />
    </div>
  );
}
