import { hash, randomUUID } from 'node:crypto';
import { agendaDocumentLimits, type FileKind } from '#app/contract/agenda-documents.ts';
import { AppError } from '#app/contract/errors.ts';
import type { AttachFileInput, AttachOpinionInput } from '#app/contract/inputs/manage-documents.ts';
import { findDocument, insertDocument, listDocuments, type DocumentRow } from '#db/queries/documents.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { findOpinion, listPublishedOpinions } from '#db/queries/opinions.ts';
import { kindOfFile } from '../../engines/files/kind-of-file.ts';
import { stripPicture } from '../../engines/files/strip-picture.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { authorize } from '../policy.ts';
import { accessItem } from './access.ts';
import { canReadLinked } from './policy.ts';
import { tellDocument } from './tell-documents.ts';

type Attached = { documentId: string };

/**
 * Attaches a file to an item of the agenda. Pictures lose what cameras write beside them.
 * @throws AppError `invalid` for what is none of the kinds, has macros or would grow when opened; `forbidden`,
 * `not_found`; `conflict` when the session is closed, or the item or the session has too many
 */
export async function attachFile(ctx: ActionContext, input: AttachFileInput): Promise<Attached> {
  const { actionId, file, ...words } = input;
  const kind = requireKind(file);
  const bytes = stripPicture(kind, file);
  const sha256 = hash('sha256', bytes);
  return transact(ctx.services, async (work) => {
    const { person, session } = await accessItem(ctx, work, input.agendaItemId);
    const key = { personId: person.personId, actionId, command: 'attachFile', input: { ...words, sha256 } };
    return performOnce(work, key, async () => {
      const place = await findPlace(work, session, input.agendaItemId, bytes.length);
      const { title, langs } = words;
      const row = { ...place, kind, title, langs: [...new Set(langs)], bytes, size: bytes.length, sha256 };
      return insert(work, { ...row, addedBy: person.personId });
    });
  });
}

const refusals = { unknown: 'document.kind', macros: 'document.macros', packed: 'document.packed' } as const;

function requireKind(file: Uint8Array): FileKind {
  const verdict = kindOfFile(file);
  if ('kind' in verdict) return verdict.kind;
  throw new AppError('invalid', 'input.check', { fields: { file: refusals[verdict.refused] } });
}

/**
 * Attaches an opinion of the session's space to an item. Who may not read it later does not find it there.
 * @throws AppError `not_found` for an opinion of another space or one that the actor may not read; `forbidden`;
 * `conflict` when it is there already, when the session is closed, or the item has too many
 */
export async function attachOpinion(ctx: ActionContext, input: AttachOpinionInput): Promise<Attached> {
  const { actionId, agendaItemId, opinionId } = input;
  return transact(ctx.services, async (work) => {
    const { person, session } = await accessItem(ctx, work, agendaItemId);
    const key = { personId: person.personId, actionId, command: 'attachOpinion', input: { agendaItemId, opinionId } };
    return performOnce(work, key, async () => {
      const found = await findOpinion(work.tx, opinionId);
      if (!found || found.spaceId !== session.spaceId) throw new AppError('not_found', 'opinion.unknown');
      const published = (await listPublishedOpinions(work.tx, [opinionId])).has(opinionId);
      authorize(canReadLinked(person, { opinion: { ...found, published } }));
      const place = await findPlace(work, session, agendaItemId, 0);
      const rows = await listDocuments(work.tx, session.sessionId);
      if (rows.some((row) => row.agendaItemId === agendaItemId && row.opinionId === opinionId))
        throw new AppError('conflict', 'document.already');
      return insert(work, { ...place, kind: 'opinion', langs: [found.lang], opinionId, addedBy: person.personId });
    });
  });
}

/** The place after the last document of an item. @throws AppError `conflict` where there is none left */
async function findPlace(work: Work, { sessionId }: SessionRow, agendaItemId: string, size: number) {
  const rows = await listDocuments(work.tx, sessionId);
  const own = rows.filter((row) => row.agendaItemId === agendaItemId);
  if (own.length >= agendaDocumentLimits.perItem) throw new AppError('conflict', 'document.item_full');
  const bytes = rows.reduce((sum, row) => sum + (row.size ?? 0), size);
  if (bytes > agendaDocumentLimits.session) throw new AppError('conflict', 'document.session_full');
  return { sessionId, agendaItemId, position: lastPosition(own) + 1 };
}

const lastPosition = (rows: DocumentRow[]): number => Math.max(0, ...rows.map((row) => row.position));

async function insert(
  work: Work,
  row: Omit<Parameters<typeof insertDocument>[1], 'documentId' | 'addedAt'>,
): Promise<Attached> {
  const documentId = randomUUID();
  await insertDocument(work.tx, { ...row, documentId, addedAt: work.at });
  const document = await findDocument(work.tx, documentId);
  if (document) await tellDocument(work, 'attached', document);
  return { documentId };
}
