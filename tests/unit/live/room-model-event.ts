import type { LiveEvent } from '#app/contract/events.ts';
import type { MotionView, SessionView } from '#app/contract/views.ts';

const topic = 'session:s1';
/** When everything happens. */
export const at = '2026-11-02T18:00:00.000Z';

/** One of the rows by any number; undefined where there is none. */
export const pick = <T>(rows: T[], index: number): T | undefined =>
  rows.length > 0 ? rows[index % rows.length] : undefined;

type Bare<E = LiveEvent> = E extends LiveEvent ? Omit<E, 'topic' | 'at' | 'seq'> : never;
/** An event of the session, a copy of what it tells. */
export const make = (event: Bare): LiveEvent => structuredClone({ topic, at, ...event }) as LiveEvent;

/** The session before anything happens in it. */
export const session: SessionView = {
  sessionId: 's1',
  communeSlug: 'guelmim',
  title: { ar: 'جلسة' },
  purpose: {},
  decides: {},
  decidedBy: {},
  decidedWhen: {},
  afterwards: {},
  place: null,
  startsAt: at,
  openedAt: null,
  closedAt: null,
  state: 'planned',
  code: 'TACHAW',
  currentItemId: null,
  holdComments: false,
  statementsByAll: true,
  wall: 'auto',
};

/** A motion of which the vote was just opened. */
export const openedMotion = (number: number): MotionView => ({
  motionId: `m${number}`,
  agendaItemId: null,
  number,
  title: { ar: 'ملتمس' },
  explanation: null,
  state: 'open',
  method: 'yes-no',
  options: [],
  points: null,
  seats: null,
  secrecy: 'named',
  electorate: 'all',
  quorumRule: 'none',
  majorityRule: 'simple',
  entitled: null,
  quorum: null,
  openedAt: at,
  closedAt: null,
  cast: 0,
  revision: 0,
  resultShown: false,
  result: null,
});
