import { useLocation, useNavigate } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { editMinutes } from '#app/contract/comment-kinds.ts';
import type { CommentView } from '#app/contract/views.ts';
import { CommentAbout as About } from '#app/features/comments/comment-about.tsx';
import { useFormAct } from '#app/live/use-form-act.ts';
import type { FormAnswer } from '#app/web/run-form.server.ts';
import type { PanelProps } from './room.tsx';

type Props = Pick<PanelProps, 'page' | 'live' | 'refused'> & {
  at: string;
  comment: CommentView;
  mine: boolean;
  /** The server's time when it made the page. */
  now: string;
};

/** What the reader may see and do of a comment beside reading it. */
export function CommentAbout({ page, live, refused, at, comment, mine, now }: Props) {
  const { self, earlier, room } = page;
  const { commentId } = comment;
  const { box, back, close } = useOpened(comment.number, at);
  const act = useFormAct(live, close);
  const isFresh = Date.parse(now) - Date.parse(comment.postedAt) < editMinutes * 60_000;
  const mayChange = mine && self.can.comment;
  return (
    <About
      comment={comment}
      earlier={earlier?.commentId === commentId ? earlier.texts : []}
      can={{ edit: mayChange && isFresh, report: !mine && self.joined && room.session.state !== 'planned' }}
      isOver={mayChange && !isFresh}
      reported={self.ownReports.some((row) => row.commentId === commentId)}
      held={room.session.holdComments && !self.can.moderate}
      at={at}
      back={back}
      box={box}
      act={act}
      refused={refused ? refusalOf(refused) : null}
    />
  );
}

const openerOf: Record<string, string> = { '#edit-text': 'edit', '#report-reason': 'report' };

/**
 * A part that a link of the page opened: the focus goes to what the link leads to, which may have come later than the
 * address changed, and back to the link when the part is closed, by Escape too.
 */
function useOpened(number: number, at: string) {
  const { hash, key } = useLocation();
  const navigate = useNavigate();
  const box = useRef<HTMLElement>(null);
  const [back, setBack] = useState(`c${number}`);
  const isFollowed = useRef(key !== 'default');
  useEffect(() => {
    const links = [openerOf[hash] ?? 'edited', 'edit', 'report'].map((label) => `${label}-${number}`);
    setBack((before) => links.find((id) => document.getElementById(id)) ?? before);
  }, [hash, number]);
  useEffect(() => {
    if (isFollowed.current) document.getElementById(window.location.hash.slice(1))?.focus();
  }, []);
  const close = (): void => {
    const { activeElement, body } = document;
    // Who went on to something else meanwhile stays there.
    const isHere = activeElement === body || box.current?.contains(activeElement);
    navigate(isHere ? `${at}#${back}` : at, { preventScrollReset: true, replace: true });
  };
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const element = box.current;
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) latest.current();
    };
    element?.addEventListener('keydown', leave);
    return () => element?.removeEventListener('keydown', leave);
  }, []);
  return { box, back, close };
}

function refusalOf({ form, error, values }: FormAnswer) {
  return { form, reason: error.fields?.text ?? error.fields?.reason ?? error.reason, text: values.text };
}
