import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import { roles, type Role, type Stage } from '#tests/domain/authz-matrix-cast.ts';
import { accountPosts } from './authz-account-rows.ts';
import { recordPages, recordPosts } from './authz-record-rows.ts';
import { statementPosts } from './authz-statement-rows.ts';
import { opinionPages, opinionPosts } from './authz-opinion-rows.ts';

/** How a page is answered: with itself, with a way to somewhere else, or not at all. */
export type View = 'page' | 'moved' | 'sign-in' | 'forbidden' | 'absent';
type Views = Record<Role, View>;

function views(named: Partial<Views>, rest: View): Views {
  return Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Views;
}

const everybody = views({}, 'page');
const moved = views({}, 'moved');
const absent = views({}, 'absent');
/** Pages for those who have no account yet: others are led to theirs. */
const entrance = views({ visitor: 'page', guest: 'page', 'other guest': 'page' }, 'moved');
const chair = views({ visitor: 'sign-in', moderator: 'page' }, 'forbidden');
const ofMembers = views({ visitor: 'sign-in', moderator: 'page', member: 'page' }, 'forbidden');

/** Who sees which page, in every state of the session. */
export const pages: Record<string, Views> = {
  '/': moved,
  '/join': moved,
  '/sign-in': moved,
  '/sign-out': moved,
  '/preferences': moved,
  // Without the demo there is no gallery and no kept mail.
  '/dev/ui': absent,
  '/dev/mail': absent,
  '/:lang': everybody,
  '/:lang/join': everybody,
  '/:lang/j/:code': views({ guest: 'moved', citizen: 'moved', member: 'moved', official: 'moved' }, 'page'),
  '/:lang/sign-in': entrance,
  '/:lang/sign-in/code': entrance,
  '/:lang/sign-up': entrance,
  '/:lang/account': views({ visitor: 'sign-in' }, 'page'),
  '/:lang/accessibility': everybody,
  '/:lang/privacy': everybody,
  '/:lang/data': everybody,
  '/:lang/help': everybody,
  '/:lang/:commune': everybody,
  '/:lang/:commune/space': everybody,
  '/:lang/:commune/charter': everybody,
  '/:lang/:commune/words': views({ visitor: 'sign-in', moderator: 'page', admin: 'page' }, 'forbidden'),
  '/:lang/:commune/sessions': everybody,
  '/:lang/:commune/sessions/new': chair,
  '/:lang/:commune/sessions/:sessionId': everybody,
  '/:lang/:commune/sessions/:sessionId/moderate': chair,
  ...recordPages,
  '/:lang/:commune/sessions/:sessionId/edit': chair,
  '/:lang/:commune/sessions/:sessionId/projector': everybody,
  '/:lang/:commune/sessions/:sessionId/log': everybody,
  '/:lang/:commune/sessions/:sessionId/record': everybody,
  '/:lang/:commune/sessions/:sessionId/receipts': everybody,
  '/:lang/:commune/sessions/:sessionId/proof': absent,
  '/:lang/:commune/sessions/:sessionId/map': everybody,
  // Nothing is published of what is being written.
  '/:lang/:commune/sessions/:sessionId/minutes': absent,
  '/:lang/:commune/sessions/:sessionId/minutes/edit': ofMembers,
  '/:lang/:commune/sessions/:sessionId/minutes/:number': absent,
  '/*': absent,
  ...opinionPages,
};

/** The states in which a page is looked at: all where it shows a session. */
export const statesOf = (pattern: string): readonly SessionState[] =>
  pattern.includes(':sessionId') || pattern.includes(':code') ? sessionStates : ['open'];

/** What the server answers beside the pages; open to everybody, which is the reason why nothing personal is in it. */
export const endpoints: Record<string, number> = {
  '/healthz': 200,
  '/readyz': 200,
  '/metrics': 200,
  '/api': 404,
  '/api/v1/openapi.json': 200,
  '/api/v1/sessions/:id/export.zip': 200,
  '/:lang/:commune/sessions.ics': 200,
  '/:lang/:commune/sessions.atom': 200,
  '/:lang/:commune/sessions/:id.ics': 200,
  // There is no document by that id; who may have which is in documents.test.ts.
  '/:lang/:commune/sessions/:id/documents/:documentId': 404,
  // Nothing is published of what is being written.
  '/api/v1/sessions/:id/minutes/:number/content.json': 404,
  '/api/v1/sessions/:id/minutes/:number/minutes.pdf': 404,
  '/api/v1/sessions/:id/minutes/:number/minutes.docx': 404,
};

export type Post = { fields(stage: Stage): Record<string, string>; answers: Record<Role, number> };

function answers(named: Partial<Record<Role, number>>, rest: 401 | 403 | 404 | 422): Record<Role, number> {
  return Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Record<Role, number>;
}

const done = 303;
/** On pages that are not for visitors at all, those are led to sign in. */
const byChair = answers({ visitor: 302, moderator: done }, 403);
const byGuest = answers({ visitor: 401, guest: done }, 403);
const all = Object.fromEntries(roles.map((role) => [role, done])) as Record<Role, number>;
/** Those who have an account are led to it. */
const led = Object.fromEntries(roles.map((role) => [role, 302])) as Record<Role, number>;
const allButSuspended = { ...all, suspended: 403 };
const whoMayEnter = { ...allButSuspended, banned: 403 };
const taking: Partial<Record<Role, number>> = {
  visitor: 401,
  guest: done,
  citizen: done,
  member: done,
  moderator: done,
  'other moderator': done,
  official: done,
  admin: done,
};
const byParticipants = answers(taking, 403);
const byParticipantsAtDesk = { ...byParticipants, visitor: 302 };

const id = (): Record<string, string> => ({ actionId: randomUUID() });
const text = { text: 'نص من الاستمارة' };
const titleFields = { 'title.ar': 'عنوان' };
const planFields = Object.fromEntries(
  ['title', 'purpose', 'decides', 'decidedBy', 'decidedWhen', 'afterwards'].map((name) => [`${name}.ar`, 'نص الجلسة']),
);
const whole = {
  ...planFields,
  startsOn: '2026-12-01',
  startsTime: '17:00',
  holdComments: 'no',
  statementsByAll: 'yes',
};
const motionFields = { ...titleFields, secrecy: 'named', electorate: 'all' };
const password = 'a long enough password';

const moderate = (intent: string, fields: Post['fields'], who = byChair): Post => ({
  fields: (stage) => ({ intent, ...fields(stage) }),
  answers: who,
});

const entrances: Record<string, Post> = {
  'app/routes/bare/join.ts joinByCode': { fields: ({ code }) => ({ code }), answers: whoMayEnter },
  'app/routes/lang/join.tsx joinByCode': { fields: ({ code }) => ({ code }), answers: whoMayEnter },
  'app/routes/lang/join-code.tsx joinByCode': { fields: () => ({}), answers: whoMayEnter },
  'app/routes/bare/sign-in.ts signIn': { fields: () => ({ email: 'known@example.test', password }), answers: all },
  'app/routes/lang/sign-in.tsx signIn': { fields: () => ({ email: 'known@example.test', password }), answers: all },
  'app/routes/lang/sign-up.tsx signUp': {
    fields: () => ({ name: 'شخص جديد', email: `${randomUUID()}@example.test`, password }),
    answers: all,
  },
  'app/routes/lang/sign-in-code.tsx requestSignInCode': {
    fields: () => ({ intent: 'ask', email: `${randomUUID()}@example.test` }),
    answers: all,
  },
  'app/routes/lang/sign-in-code.tsx useSignInCode': {
    fields: () => ({ intent: 'use', code: '12345678' }),
    answers: { ...led, visitor: 422, guest: 422, 'other guest': 422 },
  },
  'app/routes/lang/account.tsx acceptCharter': {
    fields: () => ({ intent: 'charter', version: String(charterVersion) }),
    answers: { ...allButSuspended, visitor: 302 },
  },
  'app/routes/commune/charter.tsx acceptCharter': {
    fields: () => ({ version: String(charterVersion) }),
    answers: { ...allButSuspended, visitor: 401 },
  },
  'app/routes/commune/words.tsx editWordLists': {
    fields: () => ({ arabic: 'كلمة\r\nأخرى', darija: '', arabizi: '', french: '', amazigh: '' }),
    answers: answers({ visitor: 302, moderator: done, admin: done }, 403),
  },
  'app/routes/commune/new-session.tsx createSession': { fields: () => ({ ...id(), ...whole }), answers: byChair },
};

const room = 'app/routes/sessions/room.tsx';
const voteOn = ({ statement: statementId }: Stage) => ({ statementId, vote: '1' });
const roomPosts: Record<string, Post> = {
  [`${room} joinWithAccount`]: moderate('join', () => ({}), { ...whoMayEnter, visitor: 401, 'other guest': 403 }),
  [`${room} castVote`]: moderate('castVote', (stage) => ({ motionId: stage.open, choice: 'yes' }), byParticipants),
  [`${room} voteStatement`]: moderate('voteStatement', voteOn, byParticipants),
  // Counted in after each form of the room that was accepted.
  [`${room} enterSession`]: moderate('voteStatement', voteOn, byParticipants),
  [`${room} addStatement`]: moderate('addStatement', () => ({ ...id(), ...text, anyway: '1' }), byParticipants),
  [`${room} postComment`]: moderate('postComment', () => ({ ...id(), ...text, kind: 'for' }), byParticipants),
  [`${room} askQuestion`]: moderate('askQuestion', () => ({ ...id(), ...text, anyway: '1' }), byParticipants),
  [`${room} supportComment`]: moderate(
    'supportComment',
    ({ comment }) => ({ commentId: comment, support: '1' }),
    byParticipants,
  ),
  [`${room} supportQuestion`]: moderate(
    'supportQuestion',
    ({ question }) => ({ questionId: question, support: '1' }),
    byParticipants,
  ),
  [`${room} askFloor`]: moderate('askFloor', () => ({ ...id(), kind: 'question' }), {
    ...byParticipants,
    official: 409,
  }),
  [`${room} withdrawFloor`]: moderate(
    'withdrawFloor',
    ({ floorRequest }) => ({ ...id(), requestId: floorRequest }),
    answers({ visitor: 401 }, 403),
  ),
  [`${room} withdrawComment`]: moderate('withdrawComment', ({ comment }) => ({ commentId: comment }), byGuest),
  [`${room} editComment`]: moderate('editComment', ({ comment }) => ({ commentId: comment, ...text }), byGuest),
  [`${room} reportComment`]: moderate('reportComment', ({ comment }) => ({ commentId: comment, reason: 'unlawful' }), {
    ...byParticipants,
    guest: 409,
  }),
  [`${room} appealComment`]: moderate(
    'appealComment',
    (stage) => ({ commentId: stage.hiddenComment, ...text }),
    byGuest,
  ),
  [`${room} confirmWarning`]: moderate(
    'confirmWarning',
    ({ warning }) => ({ sanctionId: warning }),
    answers({ visitor: 401, guest: done, suspended: 403 }, 404),
  ),
  [`${room} returnComment`]: moderate('returnComment', ({ comment }) => ({ commentId: comment }), byGuest),
};

const desk = 'app/routes/sessions/moderate.tsx';
const waiting = ({ floorRequest }: Stage) => ({ requestId: floorRequest });
const speaking = ({ turn }: Stage) => ({ requestId: turn });
const reason = { reason: 'unlawful' };
const deskPosts: Record<string, Post> = {
  [`${desk} moveSession`]: moderate('moveSession', () => ({ to: 'paused' })),
  [`${desk} switchWall`]: moderate('switchWall', () => ({ view: 'code' })),
  [`${desk} moveAgenda`]: moderate('moveAgenda', ({ item }) => ({ agendaItemId: item })),
  // The same act as in the room: whoever may add there may here.
  [`${desk} addStatement`]: moderate('addStatement', () => ({ ...id(), ...text }), byParticipantsAtDesk),
  [`${desk} openMotion`]: moderate('openMotion', ({ draft }) => ({ motionId: draft })),
  [`${desk} closeMotion`]: moderate('closeMotion', ({ open }) => ({ motionId: open })),
  [`${desk} showResult`]: moderate('showResult', (stage) => ({ motionId: stage.closed })),
  [`${desk} setFloor`]: moderate('setFloor', () => ({ open: '0' })),
  [`${desk} addHallSpeaker`]: moderate('addHallSpeaker', () => ({ ...id(), kind: 'question', name: 'فاطمة' })),
  // Somebody has the floor.
  [`${desk} giveFloor`]: moderate('giveFloor', waiting, { ...byChair, moderator: 409 }),
  [`${desk} removeFloorRequest`]: moderate('removeFloorRequest', waiting),
  [`${desk} moveFloorRequest`]: moderate('moveFloorRequest', (stage) => ({ ...waiting(stage), direction: 'up' })),
  [`${desk} pauseTurn`]: moderate('pauseTurn', speaking),
  [`${desk} resumeTurn`]: moderate('resumeTurn', speaking),
  [`${desk} stopTurn`]: moderate('stopTurn', speaking),
  [`${desk} extendTurn`]: moderate('extendTurn', (stage) => ({ ...id(), ...speaking(stage) })),
  [`${desk} startCountdown`]: moderate('startCountdown', () => ({ seconds: '60' }), { ...byChair, moderator: 409 }),
  [`${desk} pauseCountdown`]: moderate('pauseCountdown', () => ({})),
  [`${desk} resumeCountdown`]: moderate('resumeCountdown', () => ({})),
  [`${desk} stopCountdown`]: moderate('stopCountdown', () => ({})),
  [`${desk} extendCountdown`]: moderate('extendCountdown', id),
  [`${desk} hideComment`]: moderate('hideComment', ({ comment }) => ({ targetId: comment, ...reason })),
  [`${desk} showComment`]: moderate('showComment', ({ hiddenComment }) => ({ targetId: hiddenComment })),
  [`${desk} decideAppeal`]: moderate('decideAppeal', ({ appeal }) => ({ appealId: appeal, outcome: 'upheld' })),
  [`${desk} sanctionAuthor`]: moderate('sanctionAuthor', ({ comment }) => ({
    commentId: comment,
    kind: 'mute',
    ...reason,
  })),
  [`${desk} liftSanction`]: moderate('liftSanction', ({ warning }) => ({ sanctionId: warning })),
  [`${desk} keepComment`]: moderate('keepComment', ({ comment }) => ({ targetId: comment })),
  [`${desk} releaseEdit`]: moderate('releaseEdit', ({ comment }) => ({ targetId: comment })),
  [`${desk} refuseEdit`]: moderate('refuseEdit', ({ comment }) => ({ targetId: comment, ...reason })),
  [`${desk} moveQuestion`]: moderate('moveQuestion', ({ question }) => ({ questionId: question, to: 'live' })),
  [`${desk} answerQuestion`]: moderate('answerQuestion', ({ question }) => ({ questionId: question, ...text })),
  [`${desk} hideQuestion`]: moderate('hideQuestion', ({ question }) => ({ targetId: question, ...reason })),
  [`${desk} showQuestion`]: moderate('showQuestion', ({ hiddenQuestion }) => ({ targetId: hiddenQuestion })),
};

const plan = 'app/routes/sessions/edit.tsx';
const planPosts: Record<string, Post> = {
  [`${plan} editSession`]: moderate('saveSession', () => whole),
  [`${plan} addAgendaItem`]: moderate('addItem', () => ({ ...id(), ...titleFields, plannedMinutes: '10' })),
  [`${plan} editAgendaItem`]: moderate('editItem', ({ item }) => ({
    agendaItemId: item,
    ...titleFields,
    plannedMinutes: '10',
  })),
  [`${plan} removeAgendaItem`]: moderate('removeItem', ({ item }) => ({ agendaItemId: item })),
  [`${plan} reorderAgenda`]: moderate('moveItem', ({ item }) => ({ agendaItemId: item, direction: 'up' })),
  [`${plan} placeAgendaItem`]: moderate('placeItem', ({ item }) => ({ agendaItemId: item, beforeId: '' })),
  [`${plan} addStatement`]: moderate('addStatement', () => ({ ...id(), ...text }), byParticipantsAtDesk),
  [`${plan} createMotion`]: moderate('addMotion', () => ({ ...id(), ...motionFields })),
  [`${plan} editMotion`]: moderate('editMotion', ({ draft }) => ({ motionId: draft, ...motionFields })),
  [`${plan} removeMotion`]: moderate('removeMotion', ({ draft }) => ({ motionId: draft })),
};

/** What each role is answered when it posts a form, in an open session, by file and action. */
export const posts: Record<string, Post> = {
  ...entrances,
  ...accountPosts,
  ...roomPosts,
  ...deskPosts,
  ...planPosts,
  ...recordPosts,
  ...opinionPosts,
  ...statementPosts,
};
