import * as z from 'zod/mini';
import { agendaDocumentLimits, documentLangs } from '../agenda-documents.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { localizedText } from '../text.ts';

const words = {
  title: localizedText(limits.title),
  /** The languages of the file. */
  langs: z
    .array(z.enum(documentLangs, { error: 'document.lang_unknown' }))
    .check(
      z.minLength(1, { error: 'document.lang_missing' }),
      z.maxLength(documentLangs.length, { error: 'document.lang_unknown' }),
    ),
};

/** A file for an item of the agenda. Its kind is read from its bytes. */
export const attachFileInput = z.strictObject({
  actionId: id,
  agendaItemId: id,
  ...words,
  file: z.instanceof(Uint8Array, { error: 'document.missing' }).check(
    z.refine((bytes) => bytes.length > 0, { error: 'document.missing' }),
    z.refine((bytes) => bytes.length <= agendaDocumentLimits.file, { error: 'document.too_large' }),
  ),
});
export type AttachFileInput = z.infer<typeof attachFileInput>;

/** An opinion of the space as a document of an item: its title and its text stay where they are written. */
export const attachOpinionInput = z.strictObject({
  actionId: id,
  agendaItemId: id,
  opinionId: z.uuid({ error: 'document.opinion_missing' }).check(z.toLowerCase()),
});
export type AttachOpinionInput = z.infer<typeof attachOpinionInput>;

export const editDocumentInput = z.strictObject({ documentId: id, ...words });
export type EditDocumentInput = z.infer<typeof editDocumentInput>;

export const moveDocumentInput = z.strictObject({
  documentId: id,
  direction: z.enum(['up', 'down'], { error: 'input.unreadable' }),
});
export type MoveDocumentInput = z.infer<typeof moveDocumentInput>;

export const documentIdInput = z.strictObject({ documentId: id });
export type DocumentIdInput = z.infer<typeof documentIdInput>;
