import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { agendaDocuments } from '../schema/documents.ts';
import { opinions, opinionVersions } from '../schema/opinions.ts';

/** What decides who may read an opinion that is a document, with its own title. */
export type LinkedOpinion = Pick<
  typeof opinions.$inferSelect,
  'opinionId' | 'communeId' | 'spaceId' | 'state' | 'openedAt' | 'title' | 'lang'
> & { published: boolean };

type Document = typeof agendaDocuments.$inferSelect;
export type DocumentRow = Omit<Document, 'bytes' | 'addedBy' | 'addedAt' | 'removedBy' | 'removedAt'> & {
  opinion: LinkedOpinion | null;
};

const columns = {
  documentId: agendaDocuments.documentId,
  sessionId: agendaDocuments.sessionId,
  agendaItemId: agendaDocuments.agendaItemId,
  position: agendaDocuments.position,
  kind: agendaDocuments.kind,
  title: agendaDocuments.title,
  langs: agendaDocuments.langs,
  opinionId: agendaDocuments.opinionId,
  size: agendaDocuments.size,
  sha256: agendaDocuments.sha256,
};
const published = sql<boolean>`exists (select 1 from ${opinionVersions} as version
  where version.opinion_id = ${opinions.opinionId} and version.published_at is not null)`;
const ofOpinion = {
  opinionId: opinions.opinionId,
  communeId: opinions.communeId,
  spaceId: opinions.spaceId,
  state: opinions.state,
  openedAt: opinions.openedAt,
  title: opinions.title,
  lang: opinions.lang,
};

type Joined = Omit<DocumentRow, 'opinion'> & { opinion: Omit<LinkedOpinion, 'published'> | null; published: boolean };
const join = ({ opinion, published: isPublished, ...row }: Joined): DocumentRow => ({
  ...row,
  opinion: opinion && { ...opinion, published: isPublished },
});

/** The documents of a session without their bytes: of each item in their order. Not those that were removed. */
export async function listDocuments(db: Reader, sessionId: string): Promise<DocumentRow[]> {
  const rows = await db
    .select({ ...columns, opinion: ofOpinion, published })
    .from(agendaDocuments)
    .leftJoin(opinions, eq(opinions.opinionId, agendaDocuments.opinionId))
    .where(and(eq(agendaDocuments.sessionId, sessionId), isNull(agendaDocuments.removedAt)))
    .orderBy(asc(agendaDocuments.agendaItemId), asc(agendaDocuments.position), asc(agendaDocuments.documentId));
  return rows.map(join);
}

/** One document that was not removed. */
export async function findDocument(db: Reader, documentId: string): Promise<DocumentRow | null> {
  const [row] = await db
    .select({ ...columns, opinion: ofOpinion, published })
    .from(agendaDocuments)
    .leftJoin(opinions, eq(opinions.opinionId, agendaDocuments.opinionId))
    .where(and(eq(agendaDocuments.documentId, documentId), isNull(agendaDocuments.removedAt)));
  return row ? join(row) : null;
}

/** The bytes of a file; null once it was removed, and for an opinion. */
export async function findDocumentBytes(db: Reader, documentId: string): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ bytes: agendaDocuments.bytes })
    .from(agendaDocuments)
    .where(eq(agendaDocuments.documentId, documentId));
  return row?.bytes ?? null;
}

export async function insertDocument(tx: Tx, row: typeof agendaDocuments.$inferInsert): Promise<void> {
  await tx.insert(agendaDocuments).values(row);
}

export async function updateDocument(
  tx: Tx,
  documentId: string,
  change: Partial<Pick<Document, 'title' | 'langs' | 'position'>>,
): Promise<void> {
  await tx.update(agendaDocuments).set(change).where(eq(agendaDocuments.documentId, documentId));
}

/** Removes documents, one or all of an item: ids stay, with who did it and when; titles and bytes go. @returns their ids */
export async function updateDocumentsRemoved(
  tx: Tx,
  which: { documentId: string } | { agendaItemId: string },
  by: { removedBy: string; removedAt: Date },
): Promise<string[]> {
  const isIt =
    'documentId' in which
      ? eq(agendaDocuments.documentId, which.documentId)
      : eq(agendaDocuments.agendaItemId, which.agendaItemId);
  const rows = await tx
    .update(agendaDocuments)
    .set({ ...by, title: null, bytes: null })
    .where(and(isIt, isNull(agendaDocuments.removedAt)))
    .returning({ documentId: agendaDocuments.documentId });
  return rows.map((row) => row.documentId);
}
