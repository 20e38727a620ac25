import type { DocumentKind, DocumentLang } from '#app/contract/agenda-documents.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { DocumentRow } from '#db/queries/documents.ts';
import { canReadLinked } from './policy.ts';

/** A document as its readers see it. */
export type DocumentView = {
  documentId: string;
  agendaItemId: string;
  kind: DocumentKind;
  title: LocalizedText;
  langs: DocumentLang[];
  /** Of a file its size in bytes and its SHA-256 in hexadecimal digits; null for an opinion. */
  size: number | null;
  sha256: string | null;
  /** Null for a file. */
  opinionId: string | null;
};

export function presentDocument({ opinion, ...row }: DocumentRow): DocumentView {
  return {
    documentId: row.documentId,
    agendaItemId: row.agendaItemId,
    kind: row.kind,
    title: opinion ? { [opinion.lang]: opinion.title } : (row.title ?? {}),
    langs: opinion ? [opinion.lang] : row.langs,
    size: row.size,
    sha256: row.sha256,
    opinionId: row.opinionId,
  };
}

/** The documents that everybody may read, in the order of the agenda. @param agenda the items that everybody sees */
export function presentOpenDocuments(
  rows: DocumentRow[],
  agenda: ReadonlyArray<{ agendaItemId: string }>,
): DocumentView[] {
  return agenda.flatMap(({ agendaItemId }) =>
    rows.filter((row) => row.agendaItemId === agendaItemId && canReadLinked(null, row).ok).map(presentDocument),
  );
}
