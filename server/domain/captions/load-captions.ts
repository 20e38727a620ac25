import { lastLines, type CaptionView } from '#app/contract/captions.ts';
import { AppError } from '#app/contract/errors.ts';
import type { Reader } from '#db/client.ts';
import {
  listCaptioners,
  listCaptionPages,
  listCaptionsAfter,
  listCaptionsById,
  listLastCaptions,
  type CaptionRow,
} from '#db/queries/captions.ts';
import { findSession } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { authorize } from '../policy.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { findOwnCaptioner } from './access.ts';
import { writeCaptionKey } from './caption-key.ts';
import { canCaption } from './policy.ts';
import { presentCaption } from './present.ts';

/** Lines on one page of the transcript. */
export const captionsPerPage = 200;

/** The last lines of a session, as everybody sees them. */
export async function loadLastCaptions(db: Reader, sessionId: string): Promise<CaptionView[]> {
  return (await listLastCaptions(db, sessionId, lastLines)).map(presentCaption);
}

/** These lines as they stand now, for those who follow them. */
export async function readCaptions(db: Reader, ids: string[]): Promise<CaptionView[]> {
  return (await listCaptionsById(db, ids)).map(presentCaption);
}

export type TranscriptPage = { lines: CaptionView[]; page: number; pages: number };

/** A page of the transcript, counted from 1; one that is not there is the nearest that is. */
export async function loadTranscript(db: Reader, sessionId: string, wanted: number | null): Promise<TranscriptPage> {
  const { rows, ...place } = await readPage(db, sessionId, wanted);
  return { ...place, lines: rows.map(presentCaption) };
}

async function readPage(db: Reader, sessionId: string, wanted: number | null) {
  const starts = await listCaptionPages(db, sessionId, captionsPerPage);
  // A page that just filled has nothing behind it yet.
  const page = Math.min(Math.max(1, wanted ?? 1), starts.length);
  const rows = await listCaptionsAfter(db, sessionId, starts[page - 1] ?? 0, captionsPerPage);
  if (rows.length > 0 || page === 1) return { rows, page, pages: starts.length };
  const before = await listCaptionsAfter(db, sessionId, starts[page - 2] ?? 0, captionsPerPage);
  return { rows: before, page: page - 1, pages: starts.length - 1 };
}

/** A line as moderators see it: hidden ones keep their text. */
export type DeskLine = { captionId: string; lang: CaptionRow['lang']; text: string; at: string; hidden: boolean };
export type DeskCaptioner = {
  captionerId: string;
  name: string | null;
  isLink: boolean;
  key: string;
  revoked: boolean;
};

/**
 * What moderators need of the captions: who was named, with the secret of each link, and a page of the lines, the last where none
 * is wanted.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function loadCaptionDesk(ctx: ActionContext, query: { sessionId: string; page: number | null }) {
  const { db, secret } = ctx.services;
  const { sessionId } = query;
  const session = await findSession(db, sessionId);
  if (!session) throw new AppError('not_found', 'session.unknown');
  authorize(canModerateSession(requirePerson(ctx.actor), session));
  const captioners = (await listCaptioners(db, sessionId)).map((row): DeskCaptioner => ({
    captionerId: row.captionerId,
    name: row.name,
    isLink: row.personId === null,
    key: row.personId === null ? writeCaptionKey(secret, row.captionerId) : '',
    revoked: row.revokedAt !== null,
  }));
  const { rows, ...place } = await readPage(db, sessionId, query.page ?? Number.MAX_SAFE_INTEGER);
  const lines = rows.map((row): DeskLine => ({
    captionId: row.captionId,
    lang: row.lang,
    text: row.text,
    at: row.writtenAt.toISOString(),
    hidden: row.hiddenAt !== null,
  }));
  return { captioners, lines, ...place };
}

/**
 * Whether somebody may caption now, and the last lines.
 * @returns `refusal` a key of the errors while the session is not under way
 * @throws AppError `unauthenticated` for a visitor without a key, `forbidden` for who was not named, `not_found`
 */
export async function loadCaptioner(
  ctx: ActionContext,
  query: { sessionId: string; key: string | undefined },
): Promise<{ refusal: string | null; lines: CaptionView[] }> {
  const { db } = ctx.services;
  const session = await findSession(db, query.sessionId);
  if (!session) throw new AppError('not_found', 'session.unknown');
  if (query.key === undefined) requirePerson(ctx.actor);
  const decision = canCaption(await findOwnCaptioner(db, ctx, query.sessionId, query.key), session);
  if (!decision.ok && decision.code !== 'conflict') authorize(decision);
  return { refusal: decision.ok ? null : decision.reason, lines: await loadLastCaptions(db, query.sessionId) };
}
