import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { spentMinutes } from '#app/contract/agenda.ts';
import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import type { AgendaItemView, RoomSelf, RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { FileList } from '#app/ui/file-list.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { useDocuments } from './use-documents.ts';

type Props = {
  live: { room: RoomView };
  /** The documents that came with the page are null where it was opened at something else. */
  page: { documents: DocumentLine[] | null; self: Pick<RoomSelf, 'can'> };
};

/** The whole agenda; the current item is marked in words too. Once the session is closed, how long each item took. */
export function AgendaList({ live: { room }, page }: Props) {
  const { pathname } = useLocation();
  // Members of the space find drafts among them that nobody else sees.
  const needed = page.self.can.voteMembers || room.agenda.some((item) => item.documents > 0);
  const lines = useDocuments(`${pathname}/documents`, page.documents, room.agenda, needed);
  const partsOf = (id: string | null) => room.agenda.filter((item) => item.parentId === id);
  const rows = (items: AgendaItemView[]) => (
    <ol className="agenda">
      {items.map((item) => {
        const parts = partsOf(item.agendaItemId);
        return (
          <AgendaLine
            key={item.agendaItemId}
            item={item}
            session={room.session}
            documents={lines.filter(({ agendaItemId }) => agendaItemId === item.agendaItemId)}
          >
            {parts.length > 0 ? rows(parts) : null}
          </AgendaLine>
        );
      })}
    </ol>
  );
  return rows(partsOf(null));
}

type LineProps = {
  item: AgendaItemView;
  session: RoomView['session'];
  documents: DocumentLine[];
  children: ReactNode;
};

function AgendaLine({ item, session, documents, children }: LineProps) {
  const { t, pick } = useT();
  const title = pick(item.title);
  const current = item.agendaItemId === session.currentItemId;
  const minutes = (count: number): string => t('minutes', { count });
  return (
    <li aria-current={current ? 'step' : undefined} className={current ? 'agenda-now' : undefined}>
      <span className="nums">{item.number}.</span> <UserWords text={title.text} lang={title.lang} />{' '}
      {current ? <Chip tone="info">{t('room:agenda.current')}</Chip> : null}
      <p className="nums flex flex-wrap gap-x-4 font-normal text-ink-soft">
        <span>{t('room:agenda.planned', { minutes: minutes(item.plannedMinutes) })}</span>
        {session.state === 'closed' ? (
          <span>{t('room:agenda.spent', { minutes: minutes(spentMinutes(item.spentMs, null, null)) })}</span>
        ) : null}
        <span>{t('agenda.origin', { origin: t(`agenda.origin_${item.origin}`) })}</span>
      </p>
      {documents.length > 0 ? (
        <FileList label={t('room:agenda.documents', { count: documents.length })} items={documents} />
      ) : null}
      {children}
    </li>
  );
}
