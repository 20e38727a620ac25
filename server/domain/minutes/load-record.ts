import { moderationReasons } from '#app/contract/moderation.ts';
import type { Reader } from '#db/client.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { listModerationActs, type ModerationActRow } from '#db/queries/moderation-acts.ts';
import { listDocuments } from '#db/queries/documents.ts';
import { listEventsNamed, type LoggedEvent } from '#db/queries/events.ts';
import { findFloor, listFloorActs } from '#db/queries/floor.ts';
import { findMinutesPlace, listMinutesMembers, listTurns, type MinutesMemberRow } from '#db/queries/minutes.ts';
import { findDrawnMap } from '#db/queries/opinion-maps.ts';
import { listShownQuestions, listSupportCounts } from '#db/queries/questions.ts';
import { countParticipants, type SessionRow } from '#db/queries/sessions.ts';
import { listMotions, listStatements, type MotionRow } from '#db/queries/votes.ts';
import { AppError } from '#app/contract/errors.ts';
import type { MinutesRecord, RecordedItem, RecordedModeration, RecordedMotion } from '../../engines/minutes/record.ts';
import { sessionTopic } from '../context.ts';
import { presentOpenDocuments } from '../documents/present.ts';
import { sumGroups } from '../floor/present.ts';
import { presentAgenda } from '../sessions/present.ts';

/** Acts of a session that are read. */
const most = 5000;
const overriding: ReadonlySet<string> = new Set(['override', 'up', 'down']);

/**
 * What a closed session left behind, for its minutes: only what everybody may know of it.
 * @throws AppError `conflict` for a session of no space
 */
export async function loadRecord(db: Reader, session: SessionRow): Promise<MinutesRecord> {
  const { sessionId } = session;
  const place = await findMinutesPlace(db, sessionId);
  if (!place) throw new AppError('conflict', 'minutes.no_space');
  const members = await listMinutesMembers(db, sessionId);
  const moves = await listEventsNamed(db, sessionTopic(sessionId), ['session.moved', 'agenda.moved']);
  const map = await findDrawnMap(db, sessionId);
  const statements = await listStatements(db, sessionId);
  const floorActs = await listFloorActs(db, sessionId, most);
  return {
    ...place,
    title: session.title,
    place: session.place,
    openedAt: (session.openedAt ?? session.startsAt).toISOString(),
    closedAt: (session.closedAt ?? session.startsAt).toISOString(),
    members: members.map(({ personId: _, ...member }) => member),
    joined: await countParticipants(db, sessionId),
    agenda: await readAgenda(db, sessionId),
    agendaMoves: moves
      .filter(({ name }) => name === 'agenda.moved')
      .map(({ at, data }) => ({ at, agendaItemId: (data.agendaItemId as string | null) ?? null })),
    turns: await readTurns(db, sessionId, members),
    groups: sumGroups(await findFloor(db, sessionId)),
    motions: (await listMotions(db, sessionId)).filter((row) => row.state !== 'draft').map(readMotion),
    statements: Object.fromEntries(
      statements.filter((row) => row.state === 'accepted').map((row) => [row.number, row.text]),
    ),
    map: map?.final ? map.view : null,
    ...(await readQuestions(db, sessionId)),
    moderation: readModeration(await listModerationActs(db, sessionId, most)),
    pauses: readPauses(moves),
    overrides: floorActs.filter(({ act }) => overriding.has(act)).length,
  };
}

async function readAgenda(db: Reader, sessionId: string): Promise<RecordedItem[]> {
  const agenda = presentAgenda(await listAgenda(db, sessionId));
  const documents = presentOpenDocuments(await listDocuments(db, sessionId), agenda);
  return agenda.map(({ agendaItemId, number, title, plannedMinutes, spentMs }) => ({
    agendaItemId,
    number,
    title,
    plannedMinutes,
    spentMs,
    documents: documents
      .filter((row) => row.agendaItemId === agendaItemId)
      .map((row) => ({ kind: row.kind, title: row.title, size: row.size })),
  }));
}

async function readTurns(db: Reader, sessionId: string, members: MinutesMemberRow[]): Promise<MinutesRecord['turns']> {
  const seatOf = new Map(members.flatMap(({ personId, seat }) => (personId === null ? [] : [[personId, seat]])));
  const turns = await listTurns(db, sessionId);
  return turns.map(({ personId, ...turn }) => ({ ...turn, seat: seatOf.get(personId ?? '') ?? null }));
}

function readMotion(row: MotionRow): RecordedMotion {
  const { agendaItemId, number, title, method, secrecy, electorate, quorumRule, majorityRule, seats } = row;
  const rules = { method, secrecy, electorate, quorumRule, majorityRule, seats };
  const result = row.resultShown ? row.result : null;
  return { agendaItemId, number, title, ...rules, options: row.options ?? [], result };
}

async function readQuestions(db: Reader, sessionId: string): Promise<Pick<MinutesRecord, 'questions' | 'unanswered'>> {
  const shown = (await listShownQuestions(db, sessionId)).filter((row) => row.state !== 'hidden');
  const answered = shown.filter((row) => row.answeredAt !== null);
  const counts = await listSupportCounts(
    db,
    answered.map((row) => row.questionId),
  );
  return {
    questions: answered.map(({ questionId, number, text, answer }) => ({
      number,
      text,
      supports: counts.get(questionId)?.supports ?? 0,
      answer,
    })),
    unanswered: shown.length - answered.length,
  };
}

const taken: ReadonlySet<string> = new Set(['hide', 'refuse', 'refuse-edit']);

function readModeration(acts: ModerationActRow[]): RecordedModeration {
  const hidden = acts.filter(({ act }) => taken.has(act));
  const of = (kind: ModerationActRow['targetKind']) => hidden.filter((row) => row.targetKind === kind).length;
  return {
    comments: of('comment'),
    statements: of('statement'),
    questions: of('question'),
    restored: acts.filter(({ act }) => act === 'restore').length,
    reasons: moderationReasons.map((reason) => ({
      reason,
      count: hidden.filter((row) => row.reason === reason).length,
    })),
  };
}

/** Each pause with the moment when the session went on; it has none where the session was closed in it. */
function readPauses(moves: LoggedEvent[]): MinutesRecord['pauses'] {
  const steps = moves.filter(({ name }) => name === 'session.moved').map(({ data }) => data as Record<string, string>);
  return steps.flatMap(({ state, at = '' }, index) => {
    const next = steps[index + 1];
    return state === 'paused' ? [{ from: at, to: next?.state === 'open' ? (next.at ?? null) : null }] : [];
  });
}
