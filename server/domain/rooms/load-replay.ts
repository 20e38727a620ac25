import { AppError } from '#app/contract/errors.ts';
import type { SessionState } from '#app/contract/moderation.ts';
import type { MotionResult } from '#app/contract/results.ts';
import {
  replayCounts,
  replaySpans,
  replaySteps,
  type Replay,
  type ReplayResult,
  type ReplayStep,
} from '#app/contract/replay.ts';
import type { AgendaItemView } from '#app/contract/views.ts';
import type { Db, Reader } from '#db/client.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { listEventsNamed, type LoggedEvent } from '#db/queries/events.ts';
import { listReplayCounts, listReplayTurns, type ReplayCountRow, type ReplayTurnRow } from '#db/queries/replay.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { findSession, type SessionRow } from '#db/queries/sessions.ts';
import { listMotions, type MotionRow } from '#db/queries/votes.ts';
import { sessionTopic } from '../context.ts';
import { presentAgenda } from '../sessions/present.ts';

const names = ['session.moved', 'agenda.moved', 'motion.opened', 'motion.closed', 'motion.shown'];

/**
 * A session as it went, from its log and what everybody may see now: what is hidden today is in no count, a hidden agenda item is
 * none, a result stands where it was shown, and nobody is named. The same number of queries whatever the size.
 * @returns null before the session was opened
 * @throws AppError `not_found`
 */
export async function loadReplay(db: Db, sessionId: string, now: Date): Promise<Replay | null> {
  return readSnapshot(db, async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    return session.openedAt === null ? null : readReplay(tx, session, session.openedAt, now);
  });
}

async function readReplay(db: Reader, session: SessionRow, from: Date, now: Date): Promise<Replay> {
  const { sessionId } = session;
  const end = session.closedAt ?? now;
  const seconds = Math.max(1, Math.ceil((end.getTime() - from.getTime()) / 1000));
  const span = Math.max(1, seconds / replaySpans);
  const [events, agenda, motions, turns, added] = await Promise.all([
    listEventsNamed(db, sessionTopic(sessionId), names),
    listAgenda(db, sessionId),
    listMotions(db, sessionId),
    listReplayTurns(db, sessionId),
    listReplayCounts(db, sessionId, { from, span, spans: replaySpans }),
  ]);
  const secondsOf = (at: string): number =>
    Math.min(seconds, Math.max(0, Math.floor((Date.parse(at) - from.getTime()) / 1000)));
  const steps = [...readEvents(events, presentAgenda(agenda), motions, secondsOf), ...readTurns(turns, secondsOf)].sort(
    (a, b) => a.at - b.at,
  );
  return {
    openedAt: from.toISOString(),
    seconds,
    goesOn: session.closedAt === null,
    steps: steps.slice(0, replaySteps),
    left: Math.max(0, steps.length - replaySteps),
    span,
    counts: addUp(added),
  };
}

function addUp(rows: ReplayCountRow[]): Replay['counts'] {
  const counts = replayCounts.map((name) => {
    const added = new Map(rows.filter((row) => row.count === name).map((row) => [row.span, row.added]));
    let sum = 0;
    return [name, Array.from({ length: replaySpans }, (_, at) => (sum += added.get(at) ?? 0))] as const;
  });
  return Object.fromEntries(counts) as Replay['counts'];
}

function readEvents(
  events: LoggedEvent[],
  agenda: AgendaItemView[],
  motions: MotionRow[],
  secondsOf: (at: string) => number,
): ReplayStep[] {
  const items = new Map(agenda.map((item) => [item.agendaItemId, item]));
  const motionOf = new Map(motions.filter((row) => row.state !== 'draft').map((row) => [row.motionId, row]));
  return events.flatMap(({ name, at: when, data }): ReplayStep[] => {
    const at = secondsOf(when);
    if (name === 'session.moved') return [{ at, what: 'session', state: data.state as SessionState }];
    if (name === 'agenda.moved') {
      const item = items.get(String(data.agendaItemId));
      return [{ at, what: 'item', item: item ? { number: item.number, title: item.title } : null }];
    }
    const motion = motionOf.get(String(data.motionId));
    if (!motion) return [];
    const { number, title } = motion;
    if (name !== 'motion.shown')
      return [{ at, what: 'motion', act: name === 'motion.opened' ? 'opened' : 'closed', number, title }];
    const result = motion.resultShown && motion.result ? presentResult(motion, motion.result) : null;
    return result ? [{ at, what: 'result', number, title, result }] : [];
  });
}

function presentResult({ options }: MotionRow, result: MotionResult): ReplayResult {
  if ('yes' in result) {
    const { yes, no, abstain, adopted } = result;
    return { kind: 'yes-no', yes, no, abstain, adopted };
  }
  if ('block' in result) {
    const { agree, aside, block, adopted } = result;
    return { kind: 'consent', agree, aside, block, adopted };
  }
  const texts = new Map((options ?? []).map((option) => [option.optionId, option.text]));
  const winners = result.quorumMet ? result.winners.flatMap((id) => texts.get(id) ?? []) : [];
  return { kind: 'options', cast: result.cast, winners };
}

/** Giving the floor ends the turn before: only where nobody follows at that moment does a turn's end stand by itself. */
function readTurns(turns: ReplayTurnRow[], secondsOf: (at: string) => number): ReplayStep[] {
  return turns.flatMap(({ startedAt, endedAt, kind, association }, index): ReplayStep[] => {
    const begin: ReplayStep = { at: secondsOf(startedAt), what: 'floor', speaker: { kind, association } };
    if (endedAt === null) return [begin];
    const next = turns[index + 1];
    const end = secondsOf(endedAt);
    const followed = next !== undefined && secondsOf(next.startedAt) <= end;
    return followed ? [begin] : [begin, { at: end, what: 'floor', speaker: null }];
  });
}
