import type { SessionView } from '#app/contract/views.ts';
import type { Reader } from '#db/client.ts';
import { countParticipants, listSessions } from '#db/queries/sessions.ts';
import { presentSession } from '../sessions/present.ts';

/** A commune's sessions by what a reader can do with them. */
export type Happenings = {
  /** Under way or paused, with how many people joined. */
  live: Array<SessionView & { people: number }>;
  /** Planned, the nearest first. */
  coming: SessionView[];
  /** Closed, the latest first. */
  past: SessionView[];
};

/** What goes on, what comes and what was, in one commune. */
export async function loadHappenings(db: Reader, communeId: string, limit = 100): Promise<Happenings> {
  const sessions = (await listSessions(db, communeId, limit)).map(presentSession);
  const live = sessions.filter(({ state }) => state === 'open' || state === 'paused');
  return {
    live: await Promise.all(live.map(async (one) => ({ ...one, people: await countParticipants(db, one.sessionId) }))),
    coming: sessions.filter(({ state }) => state === 'planned').sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
    past: sessions.filter(({ state }) => state === 'closed').sort((a, b) => endOf(b).localeCompare(endOf(a))),
  };
}

function endOf(session: SessionView): string {
  return session.closedAt ?? session.startsAt;
}
