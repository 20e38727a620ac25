import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { minutesLangOf } from '#app/contract/minutes.ts';
import { loadMinutes, mayWriteMinutes } from '#server/domain/minutes/load-minutes.ts';
import { sessionTitle } from '../routes/sessions/session-title.server.ts';
import { langOf } from './action-context.server.ts';
import { loadSessionRoom } from './load-session.server.ts';
import { shareMinutes } from './share.server.ts';

/** Published minutes of the session in the path: the version that the path names, or the newest. */
export async function loadMinutesPage(args: LoaderFunctionArgs) {
  const { params, context } = args;
  const { session } = await loadSessionRoom(args);
  const { number } = params;
  if (number !== undefined && !/^[1-9]\d{0,5}$/.test(number)) throw new AppError('not_found', 'minutes.not_published');
  const lang = langOf(params);
  const { db } = context.services;
  const page = await loadMinutes(
    db,
    session.sessionId,
    minutesLangOf(lang),
    number === undefined ? null : Number(number),
  );
  return {
    session,
    ...page,
    writes: await mayWriteMinutes(db, context.actor, session.sessionId),
    share: shareMinutes(args, session),
    title: sessionTitle(lang, 'minutes:title', session.title),
  };
}
