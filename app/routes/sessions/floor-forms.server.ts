import type { ActionFunctionArgs } from '@remix-run/node';
import { sessionIdInput } from '#app/contract/inputs/join-session.ts';
import {
  addHallSpeakerInput,
  extendCountdownInput,
  extendTurnInput,
  floorRequestInput,
  giveFloorInput,
  moveFloorRequestInput,
  setFloorInput,
  startCountdownInput,
} from '#app/contract/inputs/manage-floor.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { inviteSpeakers } from '#server/domain/floor/invite-speakers.ts';
import { addHallSpeaker, moveFloorRequest, removeFloorRequest, setFloor } from '#server/domain/floor/lead-list.ts';
import {
  extendCountdown,
  pauseCountdown,
  resumeCountdown,
  startCountdown,
  stopCountdown,
} from '#server/domain/floor/run-countdown.ts';
import { extendTurn, pauseTurn, resumeTurn, stopTurn } from '#server/domain/floor/steer-turn.ts';
import type { DoneKind } from '../../features/moderation/cockpit.ts';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';

type Fields = Record<string, string>;
type FloorForm = { run: (fields: Fields) => ReturnType<typeof runForm>; done: (fields: Fields) => DoneKind };

const readNumber = (typed: string | undefined): number | undefined =>
  typed === undefined || typed === '' ? undefined : Number(typed);
const readRequest = ({ requestId }: Fields) => ({ requestId });

/** The forms with which the floor is led, by the name in their field `intent`. */
export function floorForms(args: ActionFunctionArgs): Record<string, FloorForm> {
  return { ...listForms(args), ...turnForms(args), ...countdownForms(args) };
}

function listForms(args: ActionFunctionArgs): Record<string, FloorForm> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  return {
    setFloor: {
      run: (fields) =>
        runForm(fields, {
          form: 'setFloor',
          schema: setFloorInput,
          read: ({ open, turnSeconds }) => ({
            sessionId,
            ...(open && { open: open === '1' }),
            ...(turnSeconds && { turnSeconds: readNumber(turnSeconds) }),
          }),
          act: (input) => setFloor(ctx, input),
        }),
      done: ({ open }) => (open ? (open === '1' ? 'floor-opened' : 'floor-closed') : 'floor-set'),
    },
    addHallSpeaker: {
      run: (fields) =>
        runForm(fields, {
          form: 'addHallSpeaker',
          schema: addHallSpeakerInput,
          read: ({ actionId, kind, name, groupId }) => ({
            actionId,
            sessionId,
            kind,
            ...(name?.trim() && { name }),
            ...(groupId && { groupId }),
          }),
          act: (input) => addHallSpeaker(ctx, input),
        }),
      done: () => 'floor-added',
    },
    inviteSpeakers: {
      run: (fields) =>
        runForm(fields, {
          form: 'inviteSpeakers',
          schema: sessionIdInput,
          read: () => ({ sessionId }),
          act: (input) => inviteSpeakers(ctx, input),
        }),
      done: () => 'floor-invited',
    },
    removeFloorRequest: {
      run: (fields) =>
        runForm(fields, {
          form: 'removeFloorRequest',
          schema: floorRequestInput,
          read: readRequest,
          act: (input) => removeFloorRequest(ctx, input),
        }),
      done: () => 'request-removed',
    },
    moveFloorRequest: {
      run: (fields) =>
        runForm(fields, {
          form: 'moveFloorRequest',
          schema: moveFloorRequestInput,
          read: ({ requestId, direction }) => ({ requestId, direction }),
          act: (input) => moveFloorRequest(ctx, input),
        }),
      done: () => 'request-moved',
    },
  };
}

function turnForms(args: ActionFunctionArgs): Record<string, FloorForm> {
  const ctx = actionContext(args);
  const steer = (form: string, act: typeof pauseTurn, done: DoneKind): FloorForm => ({
    run: (fields) =>
      runForm(fields, { form, schema: floorRequestInput, read: readRequest, act: (input) => act(ctx, input) }),
    done: () => done,
  });
  return {
    giveFloor: {
      run: (fields) =>
        runForm(fields, {
          form: 'giveFloor',
          schema: giveFloorInput,
          read: ({ requestId, asNext }) => ({ requestId, asNext: asNext === '1' }),
          act: (input) => giveFloor(ctx, input),
        }),
      done: () => 'floor-given',
    },
    pauseTurn: steer('pauseTurn', pauseTurn, 'turn-paused'),
    resumeTurn: steer('resumeTurn', resumeTurn, 'turn-resumed'),
    stopTurn: steer('stopTurn', stopTurn, 'turn-stopped'),
    extendTurn: {
      run: (fields) =>
        runForm(fields, {
          form: 'extendTurn',
          schema: extendTurnInput,
          read: ({ actionId, requestId }) => ({ actionId, requestId }),
          act: (input) => extendTurn(ctx, input),
        }),
      done: () => 'turn-extended',
    },
  };
}

function countdownForms(args: ActionFunctionArgs): Record<string, FloorForm> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  const steer = (form: string, act: typeof pauseCountdown, done: DoneKind): FloorForm => ({
    run: (fields) =>
      runForm(fields, { form, schema: sessionIdInput, read: () => ({ sessionId }), act: (input) => act(ctx, input) }),
    done: () => done,
  });
  return {
    startCountdown: {
      run: (fields) =>
        runForm(fields, {
          form: 'startCountdown',
          schema: startCountdownInput,
          read: ({ seconds, label }) => ({
            sessionId,
            seconds: readNumber(seconds),
            ...(label?.trim() && { label }),
          }),
          act: (input) => startCountdown(ctx, input),
        }),
      done: () => 'countdown-started',
    },
    pauseCountdown: steer('pauseCountdown', pauseCountdown, 'countdown-paused'),
    resumeCountdown: steer('resumeCountdown', resumeCountdown, 'countdown-resumed'),
    stopCountdown: steer('stopCountdown', stopCountdown, 'countdown-stopped'),
    extendCountdown: {
      run: (fields) =>
        runForm(fields, {
          form: 'extendCountdown',
          schema: extendCountdownInput,
          read: ({ actionId }) => ({ actionId, sessionId }),
          act: (input) => extendCountdown(ctx, input),
        }),
      done: () => 'countdown-extended',
    },
  };
}
