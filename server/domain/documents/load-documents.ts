import { AppError } from '#app/contract/errors.ts';
import type { AgendaPlanView } from '#app/contract/views.ts';
import type { Reader } from '#db/client.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { findDocument, findDocumentBytes, listDocuments, type DocumentRow } from '#db/queries/documents.ts';
import { listOpinions, listPublishedOpinions } from '#db/queries/opinions.ts';
import { findSession, type SessionRow } from '#db/queries/sessions.ts';
import type { Actor } from '../actor.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { readerOf } from '../opinions/access.ts';
import { authorize } from '../policy.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { presentAgenda, presentAgendaToModerator } from '../sessions/present.ts';
import { canReadDocument, canReadLinked } from './policy.ts';
import { presentDocument, type DocumentView } from './present.ts';

const moderates = (actor: Actor, session: SessionRow): boolean =>
  actor.kind !== 'visitor' && canModerateSession(actor, session).ok;

/** The documents of a session that an actor may read: of each item in their order. @throws AppError `not_found` */
export async function loadDocuments(db: Reader, actor: Actor, sessionId: string): Promise<DocumentView[]> {
  const session = await findSession(db, sessionId);
  if (!session) throw new AppError('not_found', 'session.unknown');
  const rows = await listDocuments(db, sessionId);
  if (rows.length === 0) return [];
  const seen = new Set(presentAgenda(await listAgenda(db, sessionId)).map((item) => item.agendaItemId));
  const facts = (row: DocumentRow) => ({ seen: seen.has(row.agendaItemId), moderates: moderates(actor, session) });
  return rows.filter((row) => canReadDocument(readerOf(actor), row, facts(row)).ok).map(presentDocument);
}

/** A file to be sent: `open` where everybody may have it. The bytes are read only when they are asked for. */
export type DocumentFile = { document: DocumentView; open: boolean; readBytes(): Promise<Uint8Array> };

/**
 * A file of an agenda item, for those who may read it.
 * @throws AppError `not_found`: also for another session's, a hidden item's to others than moderators, and a removed one
 */
export async function loadDocumentFile(
  db: Reader,
  actor: Actor,
  { commune, sessionId, documentId }: { commune: string; sessionId: string; documentId: string },
): Promise<DocumentFile> {
  const [session, row] = [await findSession(db, sessionId), await findDocument(db, documentId)];
  const isThere = session?.communeSlug === commune && row?.sessionId === sessionId && row.opinionId === null;
  if (!session || !row || !isThere) throw new AppError('not_found', 'document.unknown');
  const agenda = presentAgenda(await listAgenda(db, sessionId));
  const seen = agenda.some((item) => item.agendaItemId === row.agendaItemId);
  authorize(canReadDocument(readerOf(actor), row, { seen, moderates: moderates(actor, session) }));
  return {
    document: presentDocument(row),
    open: seen,
    async readBytes() {
      const bytes = await findDocumentBytes(db, documentId);
      if (!bytes) throw new AppError('not_found', 'document.unknown');
      return bytes;
    },
  };
}

/** What moderators see of one item: its documents, and the opinions of the space that can be attached. */
export type ItemDocuments = {
  item: AgendaPlanView;
  documents: DocumentView[];
  opinions: Array<{ opinionId: string; title: string; lang: string }>;
};

/**
 * The documents of one item, for those who prepare the session.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function loadItemDocuments(
  ctx: ActionContext,
  { sessionId, agendaItemId }: { sessionId: string; agendaItemId: string },
): Promise<ItemDocuments> {
  const { db } = ctx.services;
  const session = await findSession(db, sessionId);
  if (!session) throw new AppError('not_found', 'session.unknown');
  authorize(canModerateSession(requirePerson(ctx.actor), session));
  const agenda = presentAgendaToModerator(await listAgenda(db, sessionId));
  const item = agenda.find((row) => row.agendaItemId === agendaItemId);
  if (!item) throw new AppError('not_found', 'agenda.unknown');
  const all = await loadDocuments(db, ctx.actor, sessionId);
  const documents = all.filter((row) => row.agendaItemId === agendaItemId);
  const attached = new Set(documents.map((row) => row.opinionId));
  const opinions = (await listReadable(db, ctx.actor, session)).filter((row) => !attached.has(row.opinionId));
  return { item, documents, opinions };
}

async function listReadable(db: Reader, actor: Actor, session: SessionRow): Promise<ItemDocuments['opinions']> {
  if (session.spaceId === null) return [];
  const rows = (await listOpinions(db, session.communeId)).filter((row) => row.spaceId === session.spaceId);
  const published = await listPublishedOpinions(
    db,
    rows.map((row) => row.opinionId),
  );
  const readable = rows.filter((row) => {
    const opinion = { ...row, published: published.has(row.opinionId) };
    return canReadLinked(readerOf(actor), { opinion }).ok;
  });
  return readable.map(({ opinionId, title, lang }) => ({ opinionId, title, lang }));
}
