import { randomUUID } from 'node:crypto';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { inviteSpeakers } from '#server/domain/floor/invite-speakers.ts';
import { loadGroups } from '#server/domain/floor/load-groups.ts';
import * as list from '#server/domain/floor/lead-list.ts';
import * as countdown from '#server/domain/floor/run-countdown.ts';
import * as groups from '#server/domain/floor/set-groups.ts';
import * as turn from '#server/domain/floor/steer-turn.ts';
import { withdrawFloor } from '#server/domain/floor/withdraw-floor.ts';
import { cells, chair, closed, inEach, nobody, participants, type Row } from './authz-matrix-cells.ts';

const actionId = () => randomUUID();
const notOpen = 'conflict floor.session_not_open';
const taken = 'conflict floor.taken';

/** Everything that is done with the floor of a session, with what each role is answered. */
export const floorRows: Row[] = [
  {
    door: 'askFloor',
    call: (ctx, { sessionId }) => askFloor(ctx, { actionId: actionId(), sessionId, kind: 'contribution' }),
    // The official has the floor.
    answers: participants((state) => (state === 'open' ? { official: 'conflict floor.asked_already' } : {})),
  },
  {
    door: 'withdrawFloor',
    use: 'of somebody in the hall',
    call: (ctx, { floorRequest }) => withdrawFloor(ctx, { actionId: actionId(), requestId: floorRequest }),
    answers: inEach(() => cells(nobody, 'forbidden floor.not_yours')),
  },
  {
    door: 'withdrawFloor',
    use: 'of the official, who speaks',
    call: (ctx, stage) => withdrawFloor(ctx, { actionId: actionId(), requestId: stage.turn }),
    answers: inEach(() => cells({ ...nobody, official: 'conflict floor.not_waiting' }, 'forbidden floor.not_yours')),
  },
  {
    door: 'setFloor',
    call: (ctx, { sessionId }) => list.setFloor(ctx, { sessionId, open: false, turnSeconds: 60 }),
    answers: chair(closed),
  },
  {
    door: 'addHallSpeaker',
    call: (ctx, { sessionId }) => list.addHallSpeaker(ctx, { actionId: actionId(), sessionId, kind: 'for' }),
    answers: chair(closed),
  },
  {
    door: 'loadGroups',
    call: (ctx, { sessionId }) => loadGroups(ctx, sessionId),
    answers: chair(),
  },
  {
    door: 'setFloorGroup',
    call: (ctx, { sessionId }) =>
      groups.setFloorGroup(ctx, { actionId: actionId(), sessionId, name: { ar: 'الجمعيات' }, minutes: 5 }),
    answers: chair(closed),
  },
  {
    door: 'removeFloorGroup',
    call: (ctx, { sessionId }) => groups.removeFloorGroup(ctx, { sessionId, groupId: randomUUID() }),
    answers: chair(closed),
  },
  {
    door: 'regroupRequest',
    call: (ctx, { floorRequest }) => groups.regroupRequest(ctx, { requestId: floorRequest, groupId: null }),
    answers: chair(closed),
  },
  {
    door: 'inviteSpeakers',
    call: (ctx, { sessionId }) => inviteSpeakers(ctx, { sessionId }),
    answers: chair({ planned: notOpen, paused: notOpen, ...closed }),
  },
  {
    door: 'giveFloor',
    use: 'while somebody speaks',
    call: (ctx, { floorRequest }) => giveFloor(ctx, { requestId: floorRequest, asNext: true }),
    answers: chair({ planned: notOpen, open: taken, paused: notOpen, ...closed }),
  },
  {
    door: 'removeFloorRequest',
    call: (ctx, { floorRequest }) => list.removeFloorRequest(ctx, { requestId: floorRequest }),
    answers: chair(closed),
  },
  {
    door: 'moveFloorRequest',
    call: (ctx, { floorRequest }) => list.moveFloorRequest(ctx, { requestId: floorRequest, direction: 'up' }),
    answers: chair(closed),
  },
  ...[turn.pauseTurn, turn.resumeTurn, turn.stopTurn].map((act): Row => ({
    door: act.name,
    call: (ctx, stage) => act(ctx, { requestId: stage.turn }),
    answers: chair(closed),
  })),
  {
    door: 'extendTurn',
    call: (ctx, stage) => turn.extendTurn(ctx, { actionId: actionId(), requestId: stage.turn }),
    answers: chair(closed),
  },
  {
    door: 'startCountdown',
    use: 'beside another',
    call: (ctx, { sessionId }) => countdown.startCountdown(ctx, { sessionId, seconds: 60 }),
    answers: chair(
      Object.fromEntries([
        ...(['planned', 'open', 'paused'] as const).map((state) => [state, 'conflict floor.has_countdown']),
        ['closed', closed.closed],
      ]),
    ),
  },
  ...[countdown.pauseCountdown, countdown.resumeCountdown, countdown.stopCountdown].map((act): Row => ({
    door: act.name,
    call: (ctx, { sessionId }) => act(ctx, { sessionId }),
    answers: chair(closed),
  })),
  {
    door: 'extendCountdown',
    call: (ctx, { sessionId }) => countdown.extendCountdown(ctx, { actionId: actionId(), sessionId }),
    answers: chair(closed),
  },
];
