/** What changed from one text to another; the door through which pages reach the engine. */
export { diffDocuments as compareDocuments } from '../../engines/document/diff-documents.ts';
