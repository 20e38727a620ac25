import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { shortRoot } from '#app/contract/ledger.ts';
import { loadHeads } from '#server/domain/ledger/load-ledger.ts';
import { presentHeadsFeed } from '#server/domain/ledger/present-heads-feed.ts';
import { langOf } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { speak } from '../../web/speak.server.ts';
import { sessionTitle } from './session-title.server.ts';

const newest = 100;

/** The newest signed heads of the record of a session as a feed: programs that follow it keep them outside this server. */
export const loader = (args: LoaderFunctionArgs) =>
  orRespond(async () => {
    const { session } = await loadSessionRoom(args);
    const { sessionId } = session;
    const lang = langOf(args.params);
    if (args.params.lang !== lang) throw new AppError('not_found', 'page.unknown');
    const { t } = speak(lang);
    const page = `${args.context.site.baseUrl}/${lang}/${session.communeSlug}/sessions/${sessionId}`;
    const of = {
      title: sessionTitle(lang, 'ledger:heads', session.title),
      text: t('ledger:feed_text'),
      lang,
      page: `${page}/record`,
    };
    const file = await loadHeads(args.context.services.db, sessionId, newest);
    const text = presentHeadsFeed(of, `${page}/heads.atom`, file, ({ size, root }) => ({
      title: `${t('ledger:entries', { count: size })} · ${shortRoot(root)}`,
      text: `${t('ledger:root')} ${root}. ${t('ledger:feed_keep')} npm run cli -- verify-log session-${sessionId}.zip --heads FILE`,
    }));
    return answerFeed(args.request, text);
  });

function answerFeed(request: Request, text: string): Response {
  const tag = `"${createHash('sha256').update(text).digest('hex')}"`;
  const headers = { ETag: tag, 'Cache-Control': 'no-cache', 'Content-Type': 'application/atom+xml; charset=utf-8' };
  if (request.headers.get('if-none-match')?.split(/,\s*/).includes(tag))
    return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}
