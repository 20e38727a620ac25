import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadDocuments } from '#server/domain/documents/load-documents.ts';
import { langOf } from '../../web/action-context.server.ts';
import { documentLines } from '../../web/document-lines.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';

/** The documents of a session that the viewer may read, in words, for a room that shows its agenda. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const documents = await loadDocuments(args.context.services.db, args.context.actor, session.sessionId);
    const lines = documentLines(documents, langOf(args.params), session);
    return Response.json(lines, { headers: { 'Cache-Control': 'private, no-store' } });
  });
