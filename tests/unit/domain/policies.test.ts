import { expect, test } from 'vitest';
import { charterVersion } from '#app/contract/charter.ts';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import { motionStates, type MotionState } from '#app/contract/results.ts';
import { questionMoves } from '#app/contract/question-moves.ts';
import { limits } from '#app/contract/limits.ts';
import { commentStates, questionStates, statementStates } from '#app/contract/views.ts';
import type { RoleGrant } from '#db/queries/people.ts';
import { hasRole } from '#server/domain/actor.ts';
import {
  canComment,
  canModerateComments,
  canReturnComment,
  canWithdrawComment,
} from '#server/domain/comments/policy.ts';
import type { Decision } from '#server/domain/policy.ts';
import * as questions from '#server/domain/questions/policy.ts';
import * as sessions from '#server/domain/sessions/policy.ts';
import { canAddStatement, canVoteStatement } from '#server/domain/statements/policy.ts';
import * as votes from '#server/domain/votes/policy.ts';

const here = { sessionId: 'here', communeId: 'A', spaceId: 'space-A', door: 'open' as const, statementsByAll: true };
const at = (state: SessionState) => ({ ...here, state });
const answer = (decision: Decision): string => (decision.ok ? 'yes' : `${decision.code} ${decision.reason}`);

const grant = (role: RoleGrant['role'], communeId: string | null, spaceId: string | null = null): RoleGrant => ({
  role,
  communeId,
  spaceId,
});
const citizen: sessions.PersonFacts = {
  kind: 'account',
  suspended: false,
  charterVersion,
  roles: [],
  joined: [],
  restrictions: [],
};
const people = {
  citizen,
  newcomer: { ...citizen, charterVersion: null },
  'old charter': { ...citizen, charterVersion: charterVersion - 1 },
  guest: { ...citizen, kind: 'guest' as const, joined: ['here'] },
  'other guest': { ...citizen, kind: 'guest' as const, joined: ['elsewhere'] },
  member: { ...citizen, roles: [grant('member', 'A', 'space-A')] },
  'member elsewhere': { ...citizen, roles: [grant('member', 'B', 'space-B')] },
  moderator: { ...citizen, roles: [grant('moderator', 'A')] },
  'moderator elsewhere': { ...citizen, roles: [grant('moderator', 'B')] },
  official: { ...citizen, roles: [grant('official', 'A')] },
  admin: { ...citizen, roles: [grant('admin', null)] },
  muted: { ...citizen, restrictions: [{ kind: 'mute' as const, sessionId: 'here', communeId: 'A' }] },
  'muted elsewhere': { ...citizen, restrictions: [{ kind: 'mute' as const, sessionId: 'there', communeId: 'A' }] },
  banned: { ...citizen, restrictions: [{ kind: 'ban' as const, sessionId: 'there', communeId: 'A' }] },
  'banned elsewhere': { ...citizen, restrictions: [{ kind: 'ban' as const, sessionId: 'far', communeId: 'B' }] },
  'suspended moderator': { ...citizen, suspended: true, roles: [grant('moderator', 'A')] },
};
type Who = keyof typeof people;
const everybody = Object.keys(people) as Who[];

/** Who takes part, whatever the session's state; the rest with their reason. */
const outside: Partial<Record<Who, string>> = {
  newcomer: 'forbidden charter.not_accepted',
  'old charter': 'forbidden charter.not_accepted',
  'other guest': 'forbidden session.not_joined',
  banned: 'forbidden session.banned',
  'suspended moderator': 'forbidden auth.suspended',
};
const notOpen: Record<SessionState, string | null> = {
  planned: 'conflict session.not_open_yet',
  open: null,
  paused: 'conflict session.paused',
  closed: 'conflict session.closed',
};
const notModerator = (who: Who): string | null =>
  who === 'moderator'
    ? null
    : who === 'suspended moderator'
      ? 'forbidden auth.suspended'
      : 'forbidden session.not_moderator';

const cells = everybody.flatMap((who) => sessionStates.map((state) => ({ who, state })));

test.each(cells)('$who in a session that is $state', ({ who, state }) => {
  const person = people[who];
  const session = at(state);
  const part = outside[who] ?? 'yes';
  const contribute = outside[who] ?? notOpen[state] ?? 'yes';
  const write = contribute === 'yes' && who === 'muted' ? 'forbidden session.muted' : contribute;
  const chair = notModerator(who);
  const whileNotClosed = chair ?? (state === 'closed' ? 'conflict session.closed' : 'yes');
  expect(answer(sessions.canTakePart(person, session))).toBe(part);
  expect(answer(sessions.canContribute(person, session))).toBe(contribute);
  expect(answer(sessions.canModerateSession(person, session))).toBe(chair ?? 'yes');
  expect(answer(sessions.canCreateSession(person, session))).toBe(chair ?? 'yes');
  expect(answer(sessions.canEditSession(person, session))).toBe(whileNotClosed);
  expect(answer(canModerateComments(person, session))).toBe(chair ?? 'yes');
  expect(answer(votes.canManageMotions(person, session))).toBe(whileNotClosed);
  expect(answer(canComment(person, session, null))).toBe(write);
  expect(answer(canWithdrawComment({ ...person, personId: 'me' }, { authorId: 'me' }, session))).toBe(contribute);
  expect(answer(canWithdrawComment({ ...person, personId: 'me' }, { authorId: 'you' }, session))).toBe(
    'forbidden comment.not_yours',
  );
  expect(answer(canAddStatement(person, { ...session, statementLimit: 10 }, 0))).toBe(
    chair === null ? whileNotClosed : write,
  );
  expect(answer(questions.canAsk(person, session, 0))).toBe(write);
  expect(answer(canReturnComment({ ...person, personId: 'me' }, { authorId: 'me' }, session))).toBe(write);
});

test.each(cells)('the moves that $who may make from $state', ({ who, state }) => {
  const next: Record<SessionState, SessionState[]> = {
    planned: ['open'],
    open: ['paused', 'closed'],
    paused: ['open', 'closed'],
    closed: [],
  };
  for (const to of sessionStates) {
    const expected = notModerator(who) ?? (next[state].includes(to) ? 'yes' : 'conflict session.cannot_move');
    expect(answer(sessions.canMoveSession(people[who], at(state), to)), to).toBe(expected);
  }
});

const motionCells = cells.flatMap((cell) => motionStates.map((motion) => ({ ...cell, motion })));

test.each(motionCells)('$who, session $state, motion $motion', ({ who, state, motion }) => {
  const person = people[who];
  const facts = (electorate: 'all' | 'members') => ({
    state: motion,
    electorate,
    resultShown: false,
    secrecy: 'named' as const,
    method: 'yes-no' as const,
    hall: null,
    weights: null,
    colleges: null,
    result: null,
  });
  const byMotion: Record<MotionState, string | null> = {
    draft: 'conflict motion.not_open_yet',
    open: null,
    closed: 'conflict motion.closed',
  };
  const vote = byMotion[motion] ?? outside[who] ?? notOpen[state] ?? 'yes';
  const members = vote === 'yes' && who !== 'member' ? 'forbidden motion.members_only' : vote;
  const chair = notModerator(who) ?? (state === 'closed' ? 'conflict session.closed' : null);
  const open = chair ?? (state === 'open' ? null : 'conflict motion.session_not_open');
  const draft = motion === 'draft' ? 'yes' : 'conflict motion.opened_before';
  expect(answer(votes.canVote(person, facts('all'), at(state), false))).toBe(vote);
  expect(answer(votes.canVote(person, facts('members'), at(state), true))).toBe(members);
  const since = members === 'yes' ? 'forbidden motion.member_since' : members;
  expect(answer(votes.canVote(person, facts('members'), at(state), false))).toBe(since);
  expect(answer(votes.canEditMotion(person, facts('all'), at(state)))).toBe(chair ?? draft);
  expect(answer(votes.canOpenMotion(person, facts('all'), at(state)))).toBe(open ?? draft);
  expect(answer(votes.canCloseMotion(person, facts('all'), at(state)))).toBe(
    chair ?? (motion === 'open' ? 'yes' : 'conflict motion.not_open'),
  );
  const pending = { ...facts('all'), hall: [{ channel: 'paper' as const, state: 'entered' as const, figures: null }] };
  expect(answer(votes.canCloseMotion(person, pending, at(state)))).toBe(
    chair ?? (motion === 'open' ? 'conflict motion.count_open' : 'conflict motion.not_open'),
  );
  const counted = motion === 'open' ? null : 'conflict motion.not_open';
  const hall = (more: object) => answer(votes.canCountHall(person, { ...facts('all'), ...more }, at(state)));
  expect(hall({})).toBe(chair ?? counted ?? 'yes');
  for (const method of ['single', 'approval', 'score', 'dot', 'ranked-irv', 'consent'])
    expect(hall({ method })).toBe(chair ?? counted ?? 'yes');
  expect(hall({ secrecy: 'sealed' })).toBe(chair ?? counted ?? 'conflict count.sealed');
  expect(answer(votes.canShowResult(person, facts('all'), at(state)))).toBe(
    notModerator(who) ?? (motion === 'closed' ? 'yes' : 'conflict motion.still_open'),
  );
});

test.each([
  ['sealed', 9, 'conflict motion.too_few'],
  ['sealed', 10, 'yes'],
  ['confidential', 9, 'yes'],
] as const)('the result of a %s vote of %i', (secrecy, cast, expected) => {
  const result = { yes: cast, no: 0, abstain: 0, cast, entitled: null, quorum: null, quorumMet: true, adopted: true };
  const motion = { state: 'closed', electorate: 'all', resultShown: false, secrecy, result } as const;
  expect(answer(votes.canShowResult(people.moderator, motion, at('open')))).toBe(expected);
});

test.each(statementStates)('votes on a statement that is %s', (state) => {
  const answers = {
    accepted: 'yes',
    merged: 'conflict statement.merged',
    hidden: 'conflict statement.hidden',
    held: 'not_found statement.unknown',
    refused: 'not_found statement.unknown',
  };
  const expected = answers[state];
  expect(answer(canVoteStatement(people.guest, { state }, at('open')))).toBe(expected);
  expect(answer(canVoteStatement(people['other guest'], { state }, at('open')))).toBe('forbidden session.not_joined');
});

test.each([
  ['guest', true, 9, 'yes'],
  ['guest', true, 10, 'conflict statement.too_many'],
  ['guest', false, 0, 'forbidden statement.moderators_only'],
  ['member', false, 0, 'forbidden statement.moderators_only'],
  ['moderator', false, 0, 'yes'],
  ['moderator', true, 500, 'yes'],
] as const)('%s adds a statement, by all %s, having added %i: %s', (who, statementsByAll, added, expected) => {
  expect(answer(canAddStatement(people[who], { ...at('open'), statementsByAll, statementLimit: 10 }, added))).toBe(
    expected,
  );
});

test.each(commentStates)('a reply to a comment that is %s', (state) => {
  const reply = (parent: object) =>
    answer(canComment(people.guest, at('open'), { sessionId: 'here', parentId: null, state, ...parent }));
  expect(reply({})).toBe(state === 'published' ? 'yes' : 'conflict comment.parent_hidden');
  expect(reply({ sessionId: 'elsewhere' })).toBe('not_found comment.parent_unknown');
  expect(reply({ parentId: 'first' })).toBe('conflict comment.parent_is_reply');
  expect(answer(canComment(people.guest, at('open'), undefined))).toBe('not_found comment.parent_unknown');
});

test('a role holds where it was given', () => {
  const holder = (given: RoleGrant) => ({ roles: [given] });
  const where = { communeId: 'A', spaceId: 'space-A' };
  expect(hasRole(holder(grant('member', 'A', 'space-A')), 'member', where)).toBe(true);
  expect(hasRole(holder(grant('member', 'A', 'other')), 'member', where)).toBe(false);
  expect(hasRole(holder(grant('member', 'A', 'space-A')), 'member', { communeId: 'A', spaceId: null })).toBe(false);
  expect(hasRole(holder(grant('moderator', 'A')), 'moderator', where)).toBe(true);
  expect(hasRole(holder(grant('moderator', 'A')), 'member', where)).toBe(false);
  expect(hasRole(holder(grant('admin', null)), 'moderator', where)).toBe(false);
  expect(hasRole({ roles: [] }, 'moderator', where)).toBe(false);
});

test.each(cells)('questions: $who in a session that is $state', ({ who, state }) => {
  const person = people[who];
  const session = at(state);
  const contribute = outside[who] ?? notOpen[state] ?? 'yes';
  const chair = notModerator(who);
  const ask = contribute === 'yes' && who === 'muted' ? 'forbidden session.muted' : contribute;
  expect(answer(questions.canAsk(person, session, 0))).toBe(ask);
  expect(answer(questions.canAsk(person, session, limits.questionsPerPerson))).toBe(
    ask === 'yes' ? 'conflict question.too_many' : ask,
  );
  expect(answer(questions.canSupport(person, { state: 'open' }, session))).toBe(contribute);
  const one = { state: 'open', answeredAt: null } as const;
  expect(answer(questions.canAnswer(person, one, session))).toBe(chair ?? 'yes');
  expect(answer(questions.canMoveQuestion(person, one, 'shortlisted', session))).toBe(chair ?? 'yes');
  expect(answer(questions.canMoveQuestion(person, one, 'live', session))).toBe(
    chair ?? (state === 'open' ? 'yes' : 'conflict question.session_not_open'),
  );
});

test('every move of a question, from each state to each', () => {
  const reached = (answeredAt: Date | null) =>
    Object.fromEntries(
      questionStates.map((state) => [
        state,
        questionMoves
          .filter((to) => questions.canMoveQuestion(people.moderator, { state, answeredAt }, to, at('open')).ok)
          .join(' '),
      ]),
    );
  const known = {
    held: '',
    open: 'shortlisted live answered archived',
    shortlisted: 'open live answered archived',
    live: 'open shortlisted answered archived',
    answered: 'archived',
    archived: 'open',
    hidden: '',
    refused: '',
  };
  expect(reached(null)).toEqual(known);
  expect(reached(new Date())).toEqual({ ...known, archived: 'answered' });
  const open = questionStates.filter((state) => questions.canSupport(citizen, { state }, at('open')).ok);
  expect(open).toEqual(['open', 'shortlisted', 'live']);
  const answerable = questionStates.filter(
    (state) => questions.canAnswer(people.moderator, { state, answeredAt: null }, at('closed')).ok,
  );
  expect(answerable).toEqual(['open', 'shortlisted', 'live', 'answered']);
});
