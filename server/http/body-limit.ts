import { agendaDocumentLimits } from '#app/contract/agenda-documents.ts';
import { documentLimits } from '#app/contract/document.ts';
import { limits } from '#app/contract/limits.ts';

/** Where the editor sends pictures. */
const imagePath = /^\/(ar|fr|en)\/[a-z0-9-]+\/opinions\/[0-9a-f-]{36}\/images$/;
/** Where documents of an agenda item are attached. */
const documentPath = /^\/(ar|fr|en)\/[a-z0-9-]+\/sessions\/[0-9a-f-]{36}\/edit\/[0-9a-f-]{36}$/;
/** Room for the words and the frame that a picture travels in. */
const frame = 16 * 1024;

/** Bytes that the body of a request may have, by its path. */
export function bodyLimit(path: string): number {
  if (documentPath.test(path)) return agendaDocumentLimits.form;
  return imagePath.test(path) ? documentLimits.image + frame : limits.formBody;
}
