import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import type { Db, Reader } from '#db/client.ts';
import { findCommentCounts, listReplies, listThreads } from '#db/queries/comments.ts';
import { findMapRevision } from '#db/queries/opinion-maps.ts';
import { findTreeHead } from '#db/queries/ledger.ts';
import { findLastSeq } from '#db/queries/events.ts';
import { countHeldQuestions, listShownQuestions, listSupportCounts } from '#db/queries/questions.ts';
import { findAttendance } from '#db/queries/attendance.ts';
import { findFloor } from '#db/queries/floor.ts';
import { listOwnSides, type OwnSide } from '#db/queries/own-side.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { countParticipants, findSession } from '#db/queries/sessions.ts';
import { listBallotCounts, listMotions, listStatements, listStatementTallies } from '#db/queries/votes.ts';
import type { Actor, Person } from '../actor.ts';
import { hasRole } from '../actor.ts';
import { canComment } from '../comments/policy.ts';
import { presentComment } from '../comments/present.ts';
import { sessionTopic } from '../context.ts';
import { canAsk } from '../questions/policy.ts';
import { presentQuestion } from '../questions/present.ts';
import { presentAttendance } from '../attendance/present.ts';
import { presentHead } from '../ledger/present.ts';
import { presentFloor } from '../floor/present.ts';
import { canAddStatement } from '../statements/policy.ts';
import { isPublicStatement, presentStatement } from '../statements/present.ts';
import { presentMotion } from '../votes/present.ts';
import { canContribute, canModerateSession, canTakePart } from '../sessions/policy.ts';
import { presentAgenda, presentSession } from '../sessions/present.ts';

/** Replies shown under the first comment of a thread before "more replies". */
export const repliesPerThread = 3;

/**
 * The public side of a room, the same for everybody, read as one committed state: it holds all events up to `seq` and
 * none after it.
 * @param before older comments than this number (keyset paging), or null for the newest
 * @throws AppError `not_found`
 */
export async function loadRoom(db: Db, sessionId: string, before: number | null = null): Promise<RoomView> {
  return readSnapshot(db, (tx) => readRoom(tx, sessionId, before));
}

async function readRoom(db: Reader, sessionId: string, before: number | null): Promise<RoomView> {
  const seq = await findLastSeq(db, sessionTopic(sessionId));
  const [session, agenda, statements, motions, comments, questions, floor, attendance, people, mapRevision, head] =
    await Promise.all([
      findSession(db, sessionId),
      listAgenda(db, sessionId),
      listStatements(db, sessionId),
      listMotions(db, sessionId),
      readComments(db, sessionId, before),
      readQuestions(db, sessionId),
      findFloor(db, sessionId),
      findAttendance(db, sessionId),
      countParticipants(db, sessionId),
      findMapRevision(db, sessionId),
      findTreeHead(db, sessionId),
    ]);
  if (!session) throw new AppError('not_found', 'session.unknown');
  const shown = statements.filter(isPublicStatement);
  const open = motions.filter((motion) => motion.state !== 'draft');
  const [tallies, ballots] = await Promise.all([
    listStatementTallies(
      db,
      shown.map((row) => row.statementId),
    ),
    listBallotCounts(
      db,
      open.map((row) => row.motionId),
    ),
  ]);
  const tallyOf = new Map(tallies.map((row) => [row.statementId, row]));
  return {
    session: presentSession(session),
    agenda: presentAgenda(agenda),
    statements: shown.map((row) => presentStatement(row, tallyOf.get(row.statementId))),
    motions: open.map((row) => presentMotion(row, ballots.get(row.motionId))),
    comments,
    questions,
    floor: presentFloor(floor),
    attendance: presentAttendance(attendance),
    people,
    mapRevision,
    ledgerHead: head && presentHead(head),
    seq,
  };
}

/**
 * A room with older comments than its newest page. Everything else is taken from the room as it is known, for counting a
 * long debate anew would cost more than the page; if something happened in the room meanwhile, all of it is read.
 * @param before older comments than this number
 */
export async function loadOlderComments(db: Db, room: RoomView, before: number): Promise<RoomView> {
  const { sessionId } = room.session;
  const page = await readSnapshot(db, async (tx) => {
    const seq = await findLastSeq(tx, sessionTopic(sessionId));
    return seq === room.seq ? readCommentPage(tx, sessionId, before) : null;
  });
  return page ? { ...room, comments: { ...room.comments, ...page } } : loadRoom(db, sessionId, before);
}

async function readQuestions(db: Reader, sessionId: string): Promise<RoomView['questions']> {
  const [rows, held] = await Promise.all([listShownQuestions(db, sessionId), countHeldQuestions(db, sessionId)]);
  const counts = await listSupportCounts(
    db,
    rows.map((row) => row.questionId),
  );
  return { items: rows.map((row) => presentQuestion(row, counts.get(row.questionId))), held };
}

/** A page of threads, and how many comments there are. */
async function readComments(db: Reader, sessionId: string, before: number | null): Promise<RoomView['comments']> {
  const [page, counts] = await Promise.all([readCommentPage(db, sessionId, before), findCommentCounts(db, sessionId)]);
  return { ...page, total: counts.published, hidden: counts.hidden };
}

/** A page of threads with the first of their replies, hidden ones among them. */
async function readCommentPage(
  db: Reader,
  sessionId: string,
  before: number | null,
): Promise<Pick<RoomView['comments'], 'items' | 'older'>> {
  const threads = await listThreads(db, sessionId, before, limits.commentPage + 1);
  const shown = threads.slice(0, limits.commentPage);
  const replies = await listReplies(
    db,
    shown.map((row) => row.commentId),
    repliesPerThread,
  );
  return {
    items: [...shown, ...replies].map(presentComment),
    older: threads.length > limits.commentPage ? String(shown.at(-1)?.number ?? '') : null,
  };
}

const nobody: RoomSelf = {
  personId: null,
  name: null,
  joined: false,
  votes: {},
  ballots: {},
  delegations: {},
  weights: {},
  ownShown: [],
  ownComments: [],
  ownEdits: [],
  supportedComments: [],
  ownReports: [],
  ownAppeals: [],
  sanctions: [],
  supported: [],
  ownQuestions: [],
  ownStatements: [],
  statementsLeft: null,
  firstHeld: false,
  floorRequest: null,
  hasSpoken: false,
  can: {
    vote: false,
    comment: false,
    addStatement: false,
    ask: false,
    askFloor: false,
    moderate: false,
    voteMembers: false,
    delegate: false,
  },
};

/** The viewer's own side of a room: own votes, ballots, supports and what of theirs waits, and what they may do. */
export async function loadRoomSelf(db: Reader, actor: Actor, sessionId: string): Promise<RoomSelf> {
  if (actor.kind === 'visitor') return presentVisitor();
  const [own] = await listOwnSides(db, [{ sessionId, personId: actor.personId }]);
  return presentSelf(actor, own ?? null);
}

/** The own side of who only watches. */
export const presentVisitor = (): RoomSelf => nobody;

/** Somebody's own side as it is shown. @throws AppError `not_found` where there is no such session */
export function presentSelf(actor: Person, own: OwnSide | null): RoomSelf {
  if (!own) throw new AppError('not_found', 'session.unknown');
  const newcomer = presentNewcomer(actor, own.session);
  const { statementsLeft } = newcomer;
  return {
    ...newcomer,
    votes: own.votes,
    ballots: own.ballots,
    delegations: own.delegations,
    weights: own.weights,
    ownShown: own.shown,
    ownComments: own.unshown,
    ownEdits: own.edits,
    supportedComments: own.supportedComments,
    ownReports: own.reports,
    ownAppeals: own.appeals,
    sanctions: own.sanctions,
    supported: own.supported,
    ownQuestions: own.unshownQuestions,
    ownStatements: own.unshownStatements,
    statementsLeft: statementsLeft === null ? null : Math.max(0, statementsLeft - own.statementsAdded),
    firstHeld: newcomer.firstHeld && !own.released,
    floorRequest: own.floorRequest,
    hasSpoken: own.hasSpoken,
    can: { ...newcomer.can, delegate: own.mayDelegate && hasRole(actor, 'member', own.session) },
  };
}

/** The own side of somebody who has nothing in the room yet. The weights of statements are not in it. */
export function presentNewcomer(actor: Person, session: OwnSide['session']): RoomSelf {
  return {
    ...nobody,
    personId: actor.personId,
    name: actor.name,
    joined: canTakePart(actor, session).ok,
    statementsLeft: canModerateSession(actor, session).ok ? null : session.statementLimit,
    firstHeld: session.holdFirst && !canModerateSession(actor, session).ok,
    can: { ...whatMay(actor, session), delegate: false },
  };
}

function whatMay(actor: Person, session: OwnSide['session']): Omit<RoomSelf['can'], 'delegate'> {
  return {
    vote: canContribute(actor, session).ok,
    comment: canComment(actor, session, null).ok,
    addStatement: canAddStatement(actor, session, 0).ok,
    ask: canAsk(actor, session, 0).ok,
    // Whether the list is open is public, and changes under the page.
    askFloor: canContribute(actor, session).ok,
    moderate: canModerateSession(actor, session).ok,
    voteMembers: hasRole(actor, 'member', session),
  };
}
