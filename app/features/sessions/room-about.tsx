import { useLocation } from '@remix-run/react';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserText } from '#app/ui/user-text.tsx';

type Props = { live: { room: RoomView }; page: { self: Pick<RoomSelf, 'can'> } };

/** Before a session and beside it: what is decided, by whom, by when, and what becomes of an answer. */
export function RoomAbout({ live: { room }, page }: Props) {
  const speak = useT();
  const { session } = room;
  const { pathname } = useLocation();
  const facts = [
    ['purpose', session.purpose],
    ['decides', session.decides],
    ['decided_by', session.decidedBy],
    ['decided_when', session.decidedWhen],
    ['afterwards', session.afterwards],
    ['place', session.place],
  ] as const;
  const hasSign = page.self.can.voteMembers && session.state !== 'closed';
  return (
    <>
      {hasSign ? (
        <p>
          <a href={`${pathname}/sign`} className="btn">
            {speak.t('room:about.sign')}
          </a>
        </p>
      ) : null}
      <dl className="facts">
        <dt>{speak.t('room:about.starts')}</dt>
        <dd>
          <time suppressHydrationWarning dateTime={session.startsAt}>
            {speak.dateTime(session.startsAt)}
          </time>
        </dd>
        {facts.map(([key, value]) => {
          if (!value) return null;
          const { text, lang } = speak.pick(value);
          return [
            <dt key={`${key}-label`}>{speak.t(`room:about.${key}`)}</dt>,
            <dd key={key}>
              <UserText text={text} lang={lang} />
            </dd>,
          ];
        })}
      </dl>
    </>
  );
}
