import { randomUUID } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { id } from '#app/contract/ids.ts';
import { AppError } from '#app/contract/errors.ts';
import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import type { MapPage } from '#app/contract/opinion-map.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import { roomTabs, type RoomTab } from '#app/features/sessions/room-tabs.ts';
import { loadDocuments } from '#server/domain/documents/load-documents.ts';
import { loadMap } from '#server/domain/rooms/load-map.ts';
import { loadOlderComments } from '#server/domain/rooms/load-room.ts';
import { loadArranged, loadEarlierTexts, loadThread, type EarlierTexts } from '#server/domain/rooms/load-threads.ts';
import { commentOrders } from '#app/contract/comment-kinds.ts';
import { langOf } from './action-context.server.ts';
import { documentLines } from './document-lines.server.ts';

export type RoomPage = {
  room: RoomView;
  self: RoomSelf;
  tab: RoomTab;
  /** The comment that is being answered, or the statement that was picked from the list. */
  reply: string | null;
  statement: string | null;
  before: string | null;
  /** The words that the comment which is looked at had before. */
  earlier: EarlierTexts | null;
  done: string | null;
  /** Where the map is looked at. */
  map: MapPage | null;
  /** Where the agenda is looked at. */
  documents: DocumentLine[] | null;
  actionId: string;
};

/** What the room's page shows: the newest comments from the shared copy, older ones and single threads from the database. */
export async function loadRoomPage({ request, params, context }: LoaderFunctionArgs): Promise<RoomPage> {
  const sessionId = id.safeParse(params.sessionId);
  if (!sessionId.success) throw new AppError('not_found', 'session.unknown');
  const query = new URL(request.url).searchParams;
  const before = /^\d{1,9}$/.exec(query.get('before') ?? '')?.[0] ?? null;
  const { db } = context.services;
  const [newest, self] = await Promise.all([
    context.rooms.get(sessionId.data),
    context.rooms.self(context.actor, sessionId.data),
  ]);
  const order = commentOrders.find((known) => known === query.get('sort')) ?? 'new';
  const room =
    before === null ? await loadArranged(db, newest, order) : await loadOlderComments(db, newest, Number(before));
  if (room.session.communeSlug !== params.commune) throw new AppError('not_found', 'session.unknown');
  const about = id.safeParse(query.get('about'));
  const thread = id.safeParse(query.get('thread'));
  const readDocuments = async (): Promise<DocumentLine[]> =>
    documentLines(await loadDocuments(db, context.actor, sessionId.data), langOf(params), room.session);
  const shown = thread.success ? await loadThread(db, room, thread.data) : room;
  return {
    room: shown,
    self,
    tab: roomTabs.find((tab) => tab === query.get('tab')) ?? 'debate',
    reply: query.get('reply'),
    statement: query.get('statement'),
    before,
    earlier: about.success ? await loadEarlierTexts(db, sessionId.data, about.data) : null,
    done: /^[a-z_-]{1,30}$/i.exec(query.get('done') ?? '')?.[0] ?? null,
    documents: query.get('tab') === 'agenda' ? await readDocuments() : null,
    map: query.get('view') === 'map' ? await loadMap(db, context.actor, sessionId.data) : null,
    actionId: randomUUID(),
  };
}
