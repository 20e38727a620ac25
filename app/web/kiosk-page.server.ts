import { randomUUID } from 'node:crypto';
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { isAppError } from '#app/contract/errors.ts';
import { kioskTimes } from '#app/contract/kiosk.ts';
import type { Ballot } from '#app/contract/ballots.ts';
import { nextWaits } from '#app/contract/next-waits.ts';
import type { RoomSelf, RoomView } from '#app/contract/views.ts';
import { nextStatements } from '#app/features/statements/next-statements.ts';
import { readKiosk } from '#server/domain/kiosks/read-turn.ts';
import { loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { actionContext } from './action-context.server.ts';
import { loadSessionRoom } from './load-session.server.ts';
import { readTablet } from './tablet.server.ts';

/** What somebody can do in their turn; each is a screen of its own. */
export const kioskTasks = ['vote', 'statements', 'floor', 'comment', 'question'] as const;
export type KioskTask = (typeof kioskTasks)[number];

type Turn = {
  turnId: string;
  personId: string;
  /** Of a member; a guest has none. */
  name: string | null;
  isMember: boolean;
  task: KioskTask | null;
  /** Without script: nobody touched the tablet for a minute. */
  isIdle: boolean;
  actionId: string;
  motions: Array<RoomView['motions'][number] & { own: Ballot | null; canVote: boolean }>;
  statement: RoomView['statements'][number] | null;
  floor: { open: boolean; isIn: boolean; groups: RoomView['floor']['groups'] };
  /** What is written next and waits for a moderator before it is shown. */
  waits: { comment: boolean; question: boolean };
};

/** What a shared tablet shows. */
export type KioskScreen =
  | { kind: 'none' }
  | { kind: 'take'; link: string }
  | { kind: 'stopped'; reason: string }
  | { kind: 'start'; admitsGuests: boolean; withSlip: boolean; over: boolean }
  | ({ kind: 'turn' } & Turn);

/** The screen of this tablet now. @throws AppError `not_found` for an unknown session */
export async function loadKioskScreen(args: LoaderFunctionArgs): Promise<{ room: RoomView; screen: KioskScreen }> {
  const room = await loadSessionRoom(args);
  const query = new URL(args.request.url).searchParams;
  const link = query.get('link');
  if (link !== null) return { room, screen: { kind: 'take', link: link.slice(0, 60) } };
  const device = readTablet(args.request, args.context.site.secure);
  if (device === null) return { room, screen: { kind: 'none' } };
  return { room, screen: await readScreen(args, room, device, query) };
}

/** Pages without script ask by themselves, first for the warning and then for the end. */
const idleSeconds: Record<string, number> = {
  warned: kioskTimes.forgotten,
  over: kioskTimes.idle + kioskTimes.warning - 5,
};

async function readScreen(
  args: LoaderFunctionArgs,
  room: RoomView,
  device: string,
  query: URLSearchParams,
): Promise<KioskScreen> {
  const { sessionId } = room.session;
  try {
    const idle = idleSeconds[query.get('idle') ?? ''] ?? null;
    const { admitsGuests, turn } = await readKiosk(actionContext(args), { sessionId, device }, idle);
    const withSlip = !admitsGuests || query.has('slip');
    if (!turn) return { kind: 'start', admitsGuests, withSlip, over: query.has('over') };
    const self = await loadRoomSelf(args.context.services.db, turn.person, sessionId);
    const { personId, kind, name } = turn.person;
    const task = kioskTasks.find((known) => known === query.get('do')) ?? null;
    return {
      kind: 'turn',
      turnId: turn.turnId,
      personId,
      name,
      isMember: kind === 'account',
      task,
      isIdle: idle !== null,
      actionId: randomUUID(),
      ...tasksOf(room, self),
    };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.reason === 'kiosk.unknown') return { kind: 'none' };
    if (error.code !== 'conflict') throw error;
    return { kind: 'stopped', reason: error.reason };
  }
}

function tasksOf(room: RoomView, self: RoomSelf): Pick<Turn, 'motions' | 'statement' | 'floor' | 'waits'> {
  const open = room.motions.filter(({ state }) => state === 'open');
  return {
    motions: open.map((motion) => {
      const own = self.ballots[motion.motionId];
      const admitted = motion.electorate === 'all' || self.can.voteMembers;
      return { ...motion, own: own ?? null, canVote: self.can.vote && admitted };
    }),
    statement: nextStatements(room.statements, self.votes, self.weights, self.personId)[0] ?? null,
    floor: { open: room.floor.open, isIn: self.floorRequest !== null, groups: room.floor.groups },
    waits: {
      comment: nextWaits(room.session.holdComments, room.session, self),
      question: room.session.holdComments && !self.can.moderate,
    },
  };
}

/** Back to the start of a tablet. */
export function toStart(request: Request, query = ''): Response {
  return redirect(`${new URL(request.url).pathname}${query}`, 303);
}
