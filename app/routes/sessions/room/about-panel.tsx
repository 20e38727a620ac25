import { editMinutes } from '#app/contract/comment-kinds.ts';
import type { CommentView } from '#app/contract/views.ts';
import { CommentAbout as About } from '#app/features/comments/comment-about.tsx';
import type { RoomPage } from '#app/web/load-room-page.server.ts';
import type { FormAnswer } from '#app/web/run-form.server.ts';

type Props = {
  page: RoomPage;
  refused: FormAnswer | undefined;
  at: string;
  comment: CommentView;
  mine: boolean;
  /** The server's time when it made the page. */
  now: string;
};

/** What the reader may see and do of a comment beside reading it. */
export function CommentAbout({ page, refused, at, comment, mine, now }: Props) {
  const { self, earlier, room } = page;
  const { commentId } = comment;
  const isFresh = Date.parse(now) - Date.parse(comment.postedAt) < editMinutes * 60_000;
  return (
    <About
      comment={comment}
      earlier={earlier?.commentId === commentId ? earlier.texts : []}
      mine={mine}
      can={{ edit: mine && isFresh, report: !mine && self.joined && room.session.state !== 'planned' }}
      reported={self.ownReports.some((row) => row.commentId === commentId)}
      held={room.session.holdComments && !self.can.moderate}
      at={at}
      refused={refused ? refusalOf(refused) : null}
    />
  );
}

function refusalOf({ form, error, values }: FormAnswer) {
  return { form, reason: error.fields?.text ?? error.fields?.reason ?? error.reason, text: values.text };
}
