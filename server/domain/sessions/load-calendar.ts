import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { Reader } from '#db/client.ts';
import { listPlannedMinutes } from '#db/queries/agenda.ts';
import { findSession, listSessions, type SessionRow } from '#db/queries/sessions.ts';

/** A session as calendars and feeds tell of it. Times are ISO 8601. */
export type Sitting = {
  sessionId: string;
  communeId: string;
  communeSlug: string;
  title: LocalizedText;
  purpose: LocalizedText;
  place: LocalizedText | null;
  startsAt: string;
  /** When it was closed, else when its agenda ends as planned; two hours where there is none. */
  endsAt: string;
  /** When it last became something else: planned, opened, closed, or with its minutes. */
  changedAt: string;
};

const usualMinutes = 120;

/** The sessions of a commune for its calendar and its feed. */
export async function loadSittings(db: Reader, communeId: string, limit = 100): Promise<Sitting[]> {
  return presentSittings(db, await listSessions(db, communeId, limit));
}

/** One session for a calendar. @throws AppError `not_found` */
export async function loadSitting(db: Reader, sessionId: string): Promise<Sitting> {
  const row = await findSession(db, sessionId);
  const [sitting] = row ? await presentSittings(db, [row]) : [];
  if (!sitting) throw new AppError('not_found', 'session.unknown');
  return sitting;
}

async function presentSittings(db: Reader, rows: SessionRow[]): Promise<Sitting[]> {
  const planned = await listPlannedMinutes(
    db,
    rows.map((row) => row.sessionId),
  );
  return rows.map((row) => {
    const { sessionId, communeId, communeSlug, title, purpose, place } = row;
    const starts = row.openedAt ?? row.startsAt;
    const ends = starts.getTime() + (planned.get(sessionId) ?? usualMinutes) * 60_000;
    const steps = [row.createdAt, row.openedAt, row.closedAt, row.minutesAt].map((step) => step?.getTime() ?? 0);
    return {
      sessionId,
      communeId,
      communeSlug,
      title,
      purpose,
      place,
      startsAt: starts.toISOString(),
      endsAt: (row.closedAt ?? new Date(ends)).toISOString(),
      changedAt: new Date(Math.max(...steps)).toISOString(),
    };
  });
}
