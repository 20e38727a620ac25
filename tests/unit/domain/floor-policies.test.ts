import { expect, test } from 'vitest';
import { charterVersion } from '#app/contract/charter.ts';
import { floorStates } from '#app/contract/floor.ts';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import { limits } from '#app/contract/limits.ts';
import * as floor from '#server/domain/floor/policy.ts';
import type { Decision } from '#server/domain/policy.ts';

const at = (state: SessionState) => ({
  sessionId: 'here',
  communeId: 'A',
  spaceId: null,
  door: 'open' as const,
  state,
});
const answer = (decision: Decision): string => (decision.ok ? 'yes' : `${decision.code} ${decision.reason}`);
const base = {
  kind: 'guest' as const,
  suspended: false,
  charterVersion,
  roles: [],
  joined: ['here'],
  restrictions: [],
};
const people = {
  guest: base,
  stranger: { ...base, joined: [] },
  suspended: { ...base, suspended: true },
  moderator: {
    ...base,
    kind: 'account' as const,
    roles: [{ role: 'moderator' as const, communeId: 'A', spaceId: null }],
  },
};
const notOpen: Partial<Record<SessionState, string>> = {
  planned: 'conflict session.not_open_yet',
  paused: 'conflict session.paused',
  closed: 'conflict session.closed',
};

test.each(sessionStates)('asking to speak in a session that is %s', (state) => {
  const free = { open: true, waiting: 0, isIn: false, groupKnown: true };
  const ask = (who: keyof typeof people, facts: Partial<floor.FloorFacts> = {}) =>
    answer(floor.canAskFloor(people[who], at(state), { ...free, ...facts }));
  const no = notOpen[state];
  expect(ask('guest')).toBe(no ?? 'yes');
  expect(ask('stranger')).toBe('forbidden session.not_joined');
  expect(ask('suspended')).toBe('forbidden auth.suspended');
  expect(ask('guest', { open: false })).toBe(no ?? 'conflict floor.list_closed');
  expect(ask('guest', { isIn: true })).toBe(no ?? 'conflict floor.asked_already');
  expect(ask('guest', { waiting: limits.floorWaiting })).toBe(no ?? 'conflict floor.list_full');
  expect(ask('guest', { groupKnown: false })).toBe(no ?? 'conflict floor.group_unknown');
});

const cells = sessionStates.flatMap((session) => floorStates.map((state) => ({ session, state })));

test.each(sessionStates)('groups and invitations in a session that is %s', (state) => {
  const most: { groups: number; groupKnown: boolean } = { groups: limits.floorGroups, groupKnown: true };
  for (const [who, refused] of [
    ['guest', 'forbidden session.not_moderator'],
    ['suspended', 'forbidden auth.suspended'],
    ['moderator', state === 'closed' ? 'conflict session.closed' : null],
  ] as const) {
    const person = people[who];
    const set = (facts: Partial<typeof most>) =>
      answer(floor.canSetFloorGroup(person, at(state), { ...most, ...facts }));
    expect(set({})).toBe(refused ?? 'yes');
    expect(set({ groupKnown: false })).toBe(refused ?? 'conflict floor.group_unknown');
    expect(set({ groups: limits.floorGroups + 1 })).toBe(refused ?? 'conflict floor.groups_full');
    expect(answer(floor.canRemoveFloorGroup(person, at(state), false))).toBe(refused ?? 'yes');
    expect(answer(floor.canRemoveFloorGroup(person, at(state), true))).toBe(refused ?? 'conflict floor.group_used');
    const invite = (open: boolean, secondsSince: number | null) =>
      answer(floor.canInviteSpeakers(person, at(state), { open, secondsSince }));
    const notOpenYet = refused ?? (state === 'open' ? null : 'conflict floor.session_not_open');
    expect(invite(true, null)).toBe(notOpenYet ?? 'yes');
    expect(invite(true, limits.inviteSeconds)).toBe(notOpenYet ?? 'yes');
    expect(invite(true, limits.inviteSeconds - 1)).toBe(notOpenYet ?? 'conflict floor.invited_lately');
    expect(invite(false, null)).toBe(notOpenYet ?? 'conflict floor.list_closed');
  }
});

test.each(cells)('a request that is $state, in a session that is $session', ({ session, state }) => {
  const mine = { state, personId: 'me' };
  const withdraw = (request: typeof mine) =>
    answer(floor.canWithdrawFloor({ personId: 'me', suspended: false }, request));
  expect(withdraw(mine)).toBe(state === 'waiting' || state === 'withdrawn' ? 'yes' : 'conflict floor.not_waiting');
  expect(withdraw({ ...mine, personId: 'you' })).toBe('forbidden floor.not_yours');
  expect(answer(floor.canWithdrawFloor({ personId: 'me', suspended: true }, mine))).toBe('forbidden auth.suspended');
  for (const [who, refused] of [
    ['guest', 'forbidden session.not_moderator'],
    ['suspended', 'forbidden auth.suspended'],
    ['moderator', session === 'closed' ? 'conflict session.closed' : null],
  ] as const) {
    const person = people[who];
    const free = { waiting: 0, groupKnown: true };
    const speaks = state === 'speaking' ? 'yes' : 'conflict floor.not_speaking';
    const waits = state === 'waiting' ? 'yes' : 'conflict floor.not_waiting';
    const notNow = session === 'open' ? null : 'conflict floor.session_not_open';
    expect(answer(floor.canManageFloor(person, at(session)))).toBe(refused ?? 'yes');
    expect(answer(floor.canSteerTurn(person, at(session), mine))).toBe(refused ?? speaks);
    expect(answer(floor.canPlaceRequest(person, at(session), mine))).toBe(refused ?? waits);
    expect(answer(floor.canGiveFloor(person, at(session), mine, false))).toBe(refused ?? notNow ?? waits);
    expect(answer(floor.canGiveFloor(person, at(session), mine, true))).toBe(
      refused ?? notNow ?? 'conflict floor.taken',
    );
    expect(answer(floor.canAddHallSpeaker(person, at(session), free))).toBe(refused ?? 'yes');
    expect(answer(floor.canAddHallSpeaker(person, at(session), { ...free, waiting: limits.floorWaiting }))).toBe(
      refused ?? 'conflict floor.list_full',
    );
    const lives = waits === 'yes' || speaks === 'yes' ? 'yes' : 'conflict floor.not_waiting';
    expect(answer(floor.canRegroup(person, at(session), { state, groupKnown: true }))).toBe(refused ?? lives);
    expect(answer(floor.canRegroup(person, at(session), { state, groupKnown: false }))).toBe(
      refused ?? 'conflict floor.group_unknown',
    );
  }
});
