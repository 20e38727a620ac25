import { useMemo, useState } from 'react';
import { commentOrders, editMinutes } from '#app/contract/comment-kinds.ts';
import { nextWaits } from '#app/contract/next-waits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Translator } from '#app/i18n/translator.ts';
import { CommentForm, type NewComment } from '#app/features/comments/comment-form.tsx';
import { CommentList } from '#app/features/comments/comment-list.tsx';
import { useThreads } from '#app/features/comments/use-threads.ts';
import { useShell } from '#app/features/shell/use-shell.ts';
import type { PanelProps } from './room.tsx';
import { CommentAbout, OwnComments, Seldom } from './seldom.tsx';

/** The debate: writing first, then the threads; what comes in meanwhile waits behind a button with its count. */
export function DebatePanel({ page, live, refused, query }: PanelProps) {
  const { t } = useT();
  const { path, now } = useShell();
  const { self } = page;
  const { comments, session } = live.room;
  const newest = Math.max(0, ...comments.items.map((row) => row.number));
  const [seen, setSeen] = useState(newest);
  const [turn, setTurn] = useState(0);
  const order = commentOrders.find((known) => known === query.get('sort')) ?? 'new';
  const fresh = comments.items.filter(
    (row) => row.number > seen && row.state === 'published' && !live.posted.includes(row.commentId),
  );
  const visible = comments.items.filter((row) => row.number <= seen || live.posted.includes(row.commentId));
  const answered = comments.items.find((row) => row.commentId === query.get('reply') && row.state === 'published');
  const own = useMemo(() => new Set([...self.ownShown, ...live.posted]), [self, live.posted]);
  const { outbox } = live;
  const notes = useMemo(() => {
    const held = self.ownEdits.filter(({ state }) => state === 'held');
    return new Map([
      ...self.ownReports.map(({ commentId }) => [commentId, t('room:comments.reported')] as const),
      ...held.map(({ commentId, number }) => [commentId, t('own:edit_held', { number })] as const),
    ]);
  }, [self, t]);
  const supported = useMemo(() => new Set(live.supportedComments), [live.supportedComments]);
  const before = page.before ? `&before=${page.before}` : '';
  const at = `?tab=debate${order === 'new' ? before : `&sort=${order}`}`;
  const tools = useMemo(
    () => ({
      own,
      supported,
      canSupport: self.can.vote,
      canChange: self.can.comment,
      changeableSince: Date.parse(now) - editMinutes * 60_000,
      canReport: self.joined && session.state !== 'planned',
      onSupport: outbox
        ? (commentId: string, support: boolean) => void outbox.submit('supportComment', { commentId, support })
        : undefined,
      notes,
      at,
    }),
    [own, supported, notes, self, session.state, outbox, at, now],
  );
  const threads = useThreads(visible, order, turn, live.posted);
  const opened = visible.find((row) => row.commentId === query.get('about') && row.state === 'published');
  const mine = refused?.form === 'postComment' ? refused : undefined;
  const post = live.outbox
    ? (comment: NewComment) => void live.outbox?.submit('postComment', { sessionId: session.sessionId, ...comment })
    : undefined;
  return (
    <div className="stack">
      {self.ownComments.length + self.ownEdits.length + self.ownReports.length + self.ownAppeals.length > 0 ? (
        <Seldom>
          <OwnComments self={self} canReturn={self.can.comment} refused={refused} />
        </Seldom>
      ) : null}
      {self.can.comment ? (
        <CommentForm
          key={answered?.commentId ?? 'new'}
          sessionId={session.sessionId}
          actionId={page.actionId}
          held={nextWaits(session.holdComments, session, self)}
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
          outcome={outcomeOf(page, live, t)}
          onPost={post}
        />
      ) : null}
      {session.slowSeconds > 0 ? (
        <p className="text-ink-soft">{t('room:comments.slow', { count: session.slowSeconds })}</p>
      ) : null}
      {session.holdFirst ? <p className="text-ink-soft">{t('room:comments.hold_first')}</p> : null}
      <p className="text-ink-soft nums">
        {t('room:comments.total', { count: comments.total })}{' '}
        {comments.hidden > 0 ? (
          <a href={`${path.split('?')[0]}/log`}>{t('room:comments.hidden', { count: comments.hidden })}</a>
        ) : null}
      </p>
      <CommentList
        items={visible}
        threads={threads}
        order={order}
        tools={tools}
        about={
          opened
            ? {
                commentId: opened.commentId,
                content: (
                  <Seldom loading={<p>{t('room:loading')}</p>}>
                    <CommentAbout
                      key={opened.commentId}
                      {...{ page, live, refused, at, comment: opened, mine: own.has(opened.commentId), now }}
                    />
                  </Seldom>
                ),
              }
            : null
        }
        waiting={fresh.length}
        onShowWaiting={() => {
          setSeen(newest);
          setTurn((before) => before + 1);
          live.forgetFresh();
        }}
        canReply={self.can.comment}
        replyHref={(commentId) => `?tab=debate&reply=${commentId}#reply-text`}
        older={comments.older && order === 'new' ? `?tab=debate&before=${comments.older}` : null}
        newest={page.before ? '?tab=debate' : null}
      />
    </div>
  );
}

/** Beside the button, for who does not see the top of the page: that one's comment waits, or was refused and why. */
function outcomeOf(
  { self }: PanelProps['page'],
  { items, posted, room }: PanelProps['live'],
  t: Translator['t'],
): string | null {
  const failed = items.findLast(
    (item) => item.name === 'postComment' && item.state === 'failed' && item.input.sessionId === room.session.sessionId,
  );
  if (failed) return t('own:say.failed', { why: t(`errors:${failed.error?.reason ?? 'server.failed'}`) });
  const last = posted.at(-1);
  const waits = self.ownComments.some(({ commentId, state }) => commentId === last && state === 'held');
  return waits ? t('own:done.held') : null;
}
