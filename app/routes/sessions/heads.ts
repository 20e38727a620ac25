import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { loadHeads } from '#server/domain/ledger/load-ledger.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';

/** The signed heads of the record of a session as a file, so that they are kept outside this server. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const heads = await loadHeads(args.context.services.db, session.sessionId);
    if (heads === null) throw new AppError('not_found', 'page.unknown');
    return new Response(JSON.stringify(heads, null, 1), {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="heads-${session.sessionId.slice(0, 8)}.json"`,
        'Cache-Control': 'no-store',
      },
    });
  });
