import * as z from 'zod/mini';

/** Kinds of files that can be documents of an agenda item. A file is what its bytes say, whatever its name. */
export const fileKinds = ['pdf', 'docx', 'odt', 'xlsx', 'ods', 'png', 'jpeg'] as const;
export type FileKind = (typeof fileKinds)[number];

/** A document is a file, or an opinion of the space that is read where it is written. */
export type DocumentKind = FileKind | 'opinion';

/** Languages that a file is written in, one or several. */
export const documentLangs = ['ar', 'fr', 'en', 'zgh'] as const;
export type DocumentLang = (typeof documentLangs)[number];

/** Bounds of documents; sizes in bytes. */
export const agendaDocumentLimits = {
  file: 10 * 1024 * 1024,
  /** A form with a file that is too large still comes back with what was typed, up to here. */
  form: 32 * 1024 * 1024,
  perItem: 20,
  session: 100 * 1024 * 1024,
} as const;

/** What happened to a document. */
export const documentActs = ['attached', 'changed', 'removed'] as const;
export type DocumentAct = (typeof documentActs)[number];

/** In the event of a changed agenda: what happened to which document that everybody may read. */
export const documentChange = z.optional(
  z.strictObject({ act: z.enum(documentActs), documentId: z.string(), agendaItemId: z.string() }),
);

/** A document in words: its title, where it is, and its format and size as text beside the link. */
export type DocumentLine = {
  documentId: string;
  agendaItemId: string;
  title: string;
  /** The language of the title. */
  lang: 'ar' | 'fr' | 'en';
  href: string;
  /** "PDF, 1.2 MB, in Arabic". */
  about: string;
  /** The language of what the link leads to; null where it has several. */
  hrefLang: DocumentLang | null;
};
