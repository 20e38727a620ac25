import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { roles, type Role, type Stage } from './authz-matrix-cast.ts';

export type Cells = Record<Role, string>;
export type Row = {
  door: string;
  /** Which of several uses of the door; empty for the only one. */
  use?: string;
  call(ctx: ActionContext, stage: Stage): Promise<unknown>;
  /** What each role is answered in each state; a state that is left out is not tried. */
  answers: Partial<Record<SessionState, Cells>>;
};

export const nobody = { visitor: 'unauthenticated auth.needed', suspended: 'forbidden auth.suspended' };
const notChair = 'forbidden session.not_moderator';

/** Cells of named roles; `rest` is what all others get, and never `ok`: whoever is let in is named. */
export function cells(named: Partial<Cells>, rest: string): Cells {
  if (rest === 'ok') throw new Error('the rest is refused');
  return Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Cells;
}

export const inEach = (cellsOf: (state: SessionState) => Cells): Row['answers'] =>
  Object.fromEntries(sessionStates.map((state) => [state, cellsOf(state)]));

/** For moderators of the commune, and what they are told in the states where it is not the time. */
export const chair = (refusedIn: Partial<Record<SessionState, string>> = {}): Row['answers'] =>
  inEach((state) => cells({ ...nobody, moderator: refusedIn[state] ?? 'ok' }, notChair));

export const notNow: Partial<Record<SessionState, string>> = {
  planned: 'conflict session.not_open_yet',
  paused: 'conflict session.paused',
  closed: 'conflict session.closed',
};

/** Whoever comes. */
export const everybody = Object.fromEntries(roles.map((role) => [role, 'ok'])) as Cells;

/** For everybody who takes part, while the session is open. @param also other answers of some roles */
export const participants = (also: (state: SessionState) => Partial<Cells> = () => ({})): Row['answers'] =>
  inEach((state) => {
    const yes = notNow[state] ?? 'ok';
    const named = {
      guest: yes,
      citizen: yes,
      member: yes,
      moderator: yes,
      'other moderator': yes,
      official: yes,
      admin: yes,
    };
    const outside = {
      banned: 'forbidden session.banned',
      'other guest': 'forbidden session.not_joined',
      newcomer: 'forbidden charter.not_accepted',
    };
    return cells({ ...nobody, ...outside, ...named, ...also(state) }, 'nobody else');
  });

/** Refused once the session is closed. */
export const closed = { closed: 'conflict session.closed' };
