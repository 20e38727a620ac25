import type { AppealOutcome, ModerationReason, SanctionKind } from '#app/contract/moderation.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import type { Door, DoorReason } from '#app/contract/door.ts';
import type { SealAct } from '#app/contract/seal.ts';
import type { Reader } from '#db/client.ts';
import { listDoorActs } from '#db/queries/doors.ts';
import { listSealActs } from '#db/queries/seal-acts.ts';
import { listAppeals, type AppealRow } from '#db/queries/appeals.ts';
import { listCommentsById } from '#db/queries/comments.ts';
import { listModerationActs, type ModerationActRow } from '#db/queries/moderation-acts.ts';
import { listQuestionsById } from '#db/queries/questions.ts';
import { listFloorActs, type FloorActRow } from '#db/queries/floor.ts';
import { listStatementsById } from '#db/queries/votes.ts';
import { listDocumentActs, type DocumentLogEntry } from './document-acts.ts';

/** One text that was taken from view: which, why, by whom in what role, when, and what became of it. */
export type ModerationLogEntry = {
  entryId: string;
  kind: 'comment' | 'statement' | 'question' | 'caption';
  /** Its number in the session; null where it is unknown. */
  number: number | null;
  /** `hide`: it had been shown before. `refuse`: it waited and was never shown. `refuse-edit`: its new words were not shown. */
  act: 'hide' | 'refuse' | 'refuse-edit';
  reason: ModerationReason | null;
  role: 'moderator';
  actedAt: string;
  /** When it was shown again, or the decision taken back at once; null while it stays hidden. */
  restoredAt: string | null;
  /** Whether what was refused was put back to wait then, without being shown to anybody. */
  waitsAgain: boolean;
  /** Whether its author appealed; null where they did not. */
  appeal: LogAppeal | null;
};

/** `outcome` is null while nobody has decided; `sameModerator` tells whether who decided had taken the text from view. */
export type LogAppeal = {
  appealedAt: string;
  outcome: AppealOutcome | null;
  decidedAt: string | null;
  role: 'moderator';
  sameModerator: boolean | null;
};

export type ModerationLog = {
  entries: ModerationLogEntry[];
  /** How often each reason was given, in the order of the charter. */
  counts: Array<{ reason: ModerationReason; count: number }>;
  /** Entries whose text is hidden now. */
  standing: number;
  /** Statements that were merged into like ones or translated, newest first: nothing of them is hidden. */
  statements: StatementLogEntry[];
  /** What was done with the floor, newest first. */
  floor: FloorLogEntry[];
  /** What was imposed on people, newest first: never on whom, nor for which text. */
  people: PeopleLogEntry[];
  /** When who may still come in was changed, and why, newest first. */
  doors: DoorLogEntry[];
  /** What was done with documents of the agenda, newest first: ids alone. */
  documents: DocumentLogEntry[];
  /** How sealed votes were ended, by two or alone, newest first. */
  seals: SealLogEntry[];
};

export type SealLogEntry = { entryId: string; act: SealAct; number: number; role: 'moderator'; actedAt: string };

export type DoorLogEntry = { entryId: string; door: Door; reason: DoorReason; role: 'moderator'; actedAt: string };

/** `into` is the number of the statement it was merged into; `undoneAt` when that was taken back, null while it holds. */
export type StatementLogEntry = {
  entryId: string;
  act: 'merge' | 'translate';
  number: number | null;
  into: number | null;
  role: 'moderator';
  actedAt: string;
  undoneAt: string | null;
};

export type PeopleLogEntry = {
  entryId: string;
  act: SanctionKind;
  reason: ModerationReason | null;
  role: 'moderator';
  actedAt: string;
  /** Null while it holds. */
  liftedAt: string | null;
};

/** One act on the floor: what, which request by its number, by whom in what role, when. */
export type FloorLogEntry = {
  entryId: string;
  act: FloorActRow['act'];
  number: number | null;
  role: 'moderator';
  actedAt: string;
};

/** Acts that are read; releases of held comments are among them and are not shown. */
const most = 5000;

/**
 * The public log of moderation of a session, newest first. It never holds a text, a name or a note: only what everybody
 * may know of an act.
 */
export async function loadModerationLog(db: Reader, sessionId: string): Promise<ModerationLog> {
  const [acts, floorActs, appeals, doors, seals] = await Promise.all([
    listModerationActs(db, sessionId, most),
    listFloorActs(db, sessionId, most),
    listAppeals(db, sessionId),
    listDoorActs(db, sessionId),
    listSealActs(db, sessionId),
  ]);
  const appealOf = new Map(appeals.map((row) => [row.moderationActId, row]));
  const taken = acts.filter(isTaking);
  const idsOf = (kind: Taking['targetKind']) => [
    ...new Set(taken.filter((row) => row.targetKind === kind).map((row) => row.targetId)),
  ];
  const [comments, statements, questions] = await Promise.all([
    listCommentsById(db, idsOf('comment')),
    listStatementsById(db, listStatementIds(acts)),
    listQuestionsById(db, idsOf('question')),
  ]);
  const numbers = new Map([
    ...comments.map((row) => [row.commentId, row.number] as const),
    ...statements.map((row) => [row.statementId, row.number] as const),
    ...questions.map((row) => [row.questionId, row.number] as const),
  ]);
  const entries = taken.map((row) =>
    presentEntry(row, numbers.get(row.targetId) ?? null, { acts, appeal: appealOf.get(row.moderationActId) }),
  );
  return {
    entries,
    counts: moderationReasons.map((reason) => ({
      reason,
      count: entries.filter((entry) => entry.reason === reason).length,
    })),
    standing: entries.filter((entry) => entry.restoredAt === null).length,
    statements: presentStatementActs(acts, numbers),
    documents: await listDocumentActs(db, sessionId),
    floor: floorActs.map(({ floorActId, act, number, actedAt }) => ({
      entryId: floorActId,
      act,
      number,
      role: 'moderator',
      actedAt: actedAt.toISOString(),
    })),
    people: presentPeople(acts),
    doors: doors
      .map(({ doorActId, door, reason, actedAt }) => ({
        entryId: doorActId,
        door,
        reason,
        role: 'moderator' as const,
        actedAt: actedAt.toISOString(),
      }))
      .reverse(),
    seals: seals
      .map(({ sealActId, act, number, actedAt }) => ({
        entryId: sealActId,
        act,
        number,
        role: 'moderator' as const,
        actedAt: actedAt.toISOString(),
      }))
      .reverse(),
  };
}

/** An act that took a text from view. */
type Taking = ModerationActRow & { targetKind: ModerationLogEntry['kind']; act: ModerationLogEntry['act'] };

function isTaking(row: ModerationActRow): row is Taking {
  return row.targetKind !== 'sanction' && (row.act === 'hide' || row.act === 'refuse' || row.act === 'refuse-edit');
}

/** The statements that any act concerns, and those that others were merged into. */
function listStatementIds(acts: ModerationActRow[]): string[] {
  const named = acts.filter(({ targetKind }) => targetKind === 'statement');
  return [...new Set(named.flatMap(({ targetId, intoId }) => (intoId === null ? [targetId] : [targetId, intoId])))];
}

/** @param acts newest first */
function presentStatementActs(acts: ModerationActRow[], numbers: Map<string, number>): StatementLogEntry[] {
  return acts.flatMap(({ moderationActId, act, targetId, intoId, actedAt }, index) => {
    if (act !== 'merge' && act !== 'translate') return [];
    const ends = (other: ModerationActRow) =>
      other.targetId === targetId && (other.act === 'unmerge' || other.act === 'hide' || other.act === 'refuse');
    const undone = act === 'merge' ? acts.slice(0, index).reverse().find(ends) : undefined;
    return [
      {
        entryId: moderationActId,
        act,
        number: numbers.get(targetId) ?? null,
        into: intoId === null ? null : (numbers.get(intoId) ?? null),
        role: 'moderator',
        actedAt: actedAt.toISOString(),
        undoneAt: undone?.actedAt.toISOString() ?? null,
      },
    ];
  });
}

function presentPeople(acts: ModerationActRow[]): PeopleLogEntry[] {
  const lifts = new Map(acts.filter(({ act }) => act === 'lift').map((row) => [row.targetId, row.actedAt]));
  return acts.flatMap(({ moderationActId, act, targetId, reason, actedAt }) => {
    if (act !== 'warn' && act !== 'mute' && act !== 'ban') return [];
    const liftedAt = lifts.get(targetId)?.toISOString() ?? null;
    const entry = { entryId: moderationActId, act, reason, role: 'moderator' as const, actedAt: actedAt.toISOString() };
    return [{ ...entry, liftedAt }];
  });
}

/** @param about `acts`: all acts, newest first; the first later one that shows the same text again is the outcome */
function presentEntry(
  row: Taking,
  number: number | null,
  { acts, appeal }: { acts: ModerationActRow[]; appeal: AppealRow | undefined },
): ModerationLogEntry {
  const later = acts.slice(0, acts.indexOf(row)).reverse();
  // New words that are let through later are other words: those that were refused stay so.
  const isOutcome = (other: ModerationActRow) =>
    other.targetId === row.targetId && (other.act === 'restore' || other.act === 'grant' || other.act === 'undo');
  const restored = row.act === 'refuse-edit' ? undefined : later.find(isOutcome);
  return {
    entryId: row.moderationActId,
    kind: row.targetKind,
    number,
    act: row.act,
    reason: row.reason,
    role: 'moderator',
    actedAt: row.actedAt.toISOString(),
    restoredAt: restored?.actedAt.toISOString() ?? null,
    waitsAgain: restored?.act === 'undo',
    appeal: appeal ? presentAppeal(appeal) : null,
  };
}

function presentAppeal({ appealedAt, outcome, decidedAt, sameModerator }: AppealRow): LogAppeal {
  return {
    appealedAt: appealedAt.toISOString(),
    outcome,
    decidedAt: decidedAt?.toISOString() ?? null,
    role: 'moderator',
    sameModerator,
  };
}
