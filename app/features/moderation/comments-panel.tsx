import type { CommentView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ActButton } from './act-button.tsx';
import { CommentActs } from './comment-acts.tsx';
import { CommentCard } from './comment-card.tsx';
import { HeldNote } from './held-note.tsx';
import { ReasonButtons } from './reason-buttons.tsx';
import { useSteadyList } from './steady-list.ts';

const idOf = (comment: CommentView): string => comment.commentId;
/** How many comments a phone shows before the person asks for more. */
const queueFirst = 20;
const publishedFirst = 10;

/** `other`: something else waits beside the held comments. */
type QueueProps = { held: CommentView[]; holding: boolean; other: boolean; own: string };

/** Comments that wait: oldest first, each released or refused with one press. */
export function Queue({ held, holding, other, own }: QueueProps) {
  const { t } = useT();
  const list = useSteadyList(held, idOf, own, queueFirst);
  const rest = held.length - list.shown.filter(({ gone }) => !gone).length - list.waiting;
  return (
    <>
      {list.shown.length > 0 || list.waiting > 0 || other ? null : holding ? (
        <EmptyState title={t('moderate:queue_empty')}>
          <p>{t('moderate:queue_empty_text')}</p>
        </EmptyState>
      ) : (
        <p className="text-ink-soft">{t('moderate:queue_off')}</p>
      )}
      {list.shown.map(({ item, gone }) => (
        <CommentCard key={item.commentId} comment={item} gone={gone}>
          <HeldNote id={item.commentId} />
          <div className="flex flex-wrap gap-2">
            <ActButton
              intent="showComment"
              fields={{ targetId: item.commentId }}
              variant="main"
              icon="check"
              className="grow"
              wide
              about={t('moderate:comment_number', { number: item.number })}
            >
              {t('moderate:release')}
            </ActButton>
            <ReasonButtons
              intent="hideComment"
              targetId={item.commentId}
              label={t('moderate:refuse')}
              held
              about={t('moderate:comment_number', { number: item.number })}
              className="grow"
            />
            <CommentActs comment={item} hide={false} />
          </div>
        </CommentCard>
      ))}
      <Waiting count={list.waiting} of="held" onShow={list.showAll} />
      {rest > 0 ? <p className="text-ink-soft">{t('moderate:queue_rest', { count: rest })}</p> : null}
    </>
  );
}

type PublishedProps = { comments: CommentView[]; own: string };

/** The newest comments in view; new ones wait behind the button on top. */
export function Published({ comments, own }: PublishedProps) {
  const { t } = useT();
  const newest = comments.filter((row) => row.state === 'published').sort((a, b) => b.number - a.number);
  const list = useSteadyList(newest, idOf, own, publishedFirst);
  if (list.shown.length === 0 && list.waiting === 0) {
    return (
      <EmptyState title={t('moderate:comments_none')}>
        <p>{t('moderate:comments_none_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <Waiting count={list.waiting} of="new" still={t('moderate:newest_first')} onShow={list.showAll} />
      {list.shown.map(({ item, gone }) => (
        <CommentCard key={item.commentId} comment={item} gone={gone}>
          <CommentActs comment={item} />
        </CommentCard>
      ))}
    </>
  );
}

/** Hidden and refused comments: readable for moderators, shown again with one press; their authors are still within reach. */
export function HiddenComments({ comments, own }: PublishedProps) {
  const { t } = useT();
  const list = useSteadyList(comments, idOf, own, comments.length);
  if (list.shown.length === 0 && list.waiting === 0) return null;
  return (
    <details>
      <summary className="py-2 font-bold text-indigo">
        {t('moderate:hidden_comments', { count: comments.length })}
      </summary>
      <div className="grid gap-3 pt-2">
        {list.shown.map(({ item, gone }) => (
          <CommentCard key={item.commentId} comment={item} gone={gone}>
            <div className="flex flex-wrap gap-2">
              <ActButton
                intent="showComment"
                fields={{ targetId: item.commentId, ...(item.reason && { reason: item.reason }) }}
                icon="eye"
                about={t('moderate:comment_number', { number: item.number })}
              >
                {t('moderate:restore')}
              </ActButton>
              <CommentActs comment={item} hide={false} />
            </div>
          </CommentCard>
        ))}
        <Waiting count={list.waiting} of="hidden" onShow={list.showAll} />
      </div>
    </details>
  );
}

type WaitingProps = {
  count: number;
  of: 'held' | 'new' | 'hidden';
  /** Said while nothing waits. */
  still?: string;
  onShow(): void;
};

/** The line keeps its height, so that its button never pushes what is under a thumb. */
function Waiting({ count, of, still, onShow }: WaitingProps) {
  const { t } = useT();
  return (
    <p className="flex min-h-11 items-center text-ink-soft">
      {count > 0 ? (
        <Button type="button" icon="comment" wide onClick={onShow}>
          {t(`moderate:waiting_${of}`, { count })}
        </Button>
      ) : (
        still
      )}
    </p>
  );
}
