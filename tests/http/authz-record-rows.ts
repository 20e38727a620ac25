import { randomUUID } from 'node:crypto';
import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';
import type { Post, View } from './authz-routes-rows.ts';

const each = (named: Partial<Record<Role, number>>, rest: number): Record<Role, number> =>
  Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Record<Role, number>;
const byChair = each({ visitor: 302, moderator: 303 }, 403);

const everyRole = (view: View): Record<Role, View> =>
  Object.fromEntries(roles.map((role) => [role, view])) as Record<Role, View>;
const ofChair: Record<Role, View> = { ...everyRole('forbidden'), visitor: 'sign-in', moderator: 'page' };
const session = '/:lang/:commune/sessions/:sessionId';

const views = (visitor: View, moderator: View, rest: View): Record<Role, View> => ({
  ...everyRole(rest),
  visitor,
  moderator,
});

const saidPages: Record<string, Record<Role, View>> = {
  [`${session}/card`]: views('page', 'page', 'page'),
  // Nothing is published of the minutes that are being written.
  [`${session}/minutes/card`]: views('absent', 'absent', 'absent'),
  // Nothing is signed yet; a feed of nothing is there, so that it can be followed from the beginning.
  [`${session}/heads`]: everyRole('absent'),
  [`${session}/heads.atom`]: everyRole('page'),
  [`${session}/replay`]: views('page', 'page', 'page'),
  [`${session}/captions`]: views('page', 'page', 'page'),
  [`${session}/captions/desk`]: views('sign-in', 'page', 'forbidden'),
  // Only with a link or for whoever was named; of these nobody was.
  [`${session}/captions/write`]: views('sign-in', 'forbidden', 'forbidden'),
  [`${session}/captions/line`]: views('absent', 'absent', 'absent'),
  [`${session}/observers`]: views('sign-in', 'page', 'forbidden'),
  // Only with a link: without one there is no such page, for moderators neither.
  [`${session}/observe`]: views('absent', 'absent', 'absent'),
};

/** Documents of the agenda: the list for everybody, in the words of who asks; their plan for the chair. */
const documentPages: Record<string, Record<Role, View>> = {
  [`${session}/documents`]: everyRole('page'),
  [`${session}/edit/:agendaItemId`]: ofChair,
};

/** Who sees the pages of the hall and of what was said and done in it. */
export const recordPages: Record<string, Record<Role, View>> = {
  ...saidPages,
  ...documentPages,
  [`${session}/attendance`]: ofChair,
  [`${session}/groups`]: ofChair,
  [`${session}/count/:number`]: ofChair,
  [`${session}/weights/:number`]: { ...everyRole('absent'), moderator: 'page' },
  [`${session}/delegations`]: { ...ofChair, member: 'page' },
  [`${session}/sign`]: { ...everyRole('page'), visitor: 'sign-in', suspended: 'forbidden' },
  [`${session}/door`]: ofChair,
  // Of a browser that is no shared tablet: says so.
  [`${session}/kiosk`]: everyRole('page'),
  [`${session}/kiosks`]: ofChair,
  [`${session}/joins`]: ofChair,
};

const form = (intent: string, fields: Post['fields'], answers: Post['answers']): Post => ({
  fields: (stage) => ({ intent, ...fields(stage) }),
  answers,
});

const attendancePosts: Record<string, Post> = {
  'app/routes/sessions/attendance.tsx recordAttendance': {
    fields: ({ mandate }) => ({ mandateId: mandate, number: '1', state: 'present' }),
    answers: byChair,
  },
  'app/routes/sessions/attendance.tsx takeBackAttendance': form(
    'takeBack',
    ({ undo }) => ({ undoId: undo.attendance }),
    byChair,
  ),
  'app/routes/sessions/attendance.tsx recordBySign': form(
    'sign',
    () => ({ code: 'ABCDEFGH', state: 'present' }),
    each({ visitor: 302, moderator: 404 }, 403),
  ),
  'app/routes/sessions/sign.tsx checkIn': {
    fields: () => ({ code: 'ABCDEFGH', state: 'present' }),
    answers: each({ visitor: 302, member: 404 }, 403),
  },
};

const plan = 'app/routes/sessions/item-documents.tsx';
const named = { 'title.ar': 'تقرير الزيارة', 'langs.ar': 'ar' };
const documentPosts: Record<string, Post> = {
  // Without a file and without an opinion, which is told to those who may attach one.
  [`${plan} attachFile`]: form('attachFile', () => named, each({ visitor: 302, moderator: 422 }, 403)),
  [`${plan} attachOpinion`]: form('attachOpinion', () => ({}), each({ visitor: 302, moderator: 422 }, 403)),
  [`${plan} editDocument`]: form('editDocument', ({ document }) => ({ documentId: document, ...named }), byChair),
  [`${plan} moveDocument`]: form(
    'moveDocument',
    ({ document }) => ({ documentId: document, direction: 'up' }),
    byChair,
  ),
  [`${plan} removeDocument`]: form('removeDocument', ({ document }) => ({ documentId: document }), byChair),
};

const joinsPosts: Record<string, Post> = {
  'app/routes/sessions/joins.tsx moveDoor': { fields: () => ({ door: 'open', reason: 'calm' }), answers: byChair },
};

const count = 'app/routes/sessions/count.tsx';
const hallPosts: Record<string, Post> = {
  [`${count} enterHallCount`]: form(
    'enter',
    ({ open }) => ({ motionId: open, channel: 'paper', yes: '2', no: '1', abstain: '0', people: '3' }),
    byChair,
  ),
  [`${count} withdrawHallCount`]: form('withdraw', ({ open }) => ({ motionId: open, channel: 'paper' }), byChair),
};

const delegations = 'app/routes/sessions/delegations.tsx';
const delegationPosts: Record<string, Post> = {
  [`${delegations} giveDelegation`]: form(
    'give',
    ({ otherMandate }) => ({ actionId: randomUUID(), mandateId: otherMandate, motionId: '' }),
    each({ visitor: 302, member: 303 }, 403),
  ),
  [`${delegations} revokeDelegation`]: form(
    'revoke',
    ({ delegation }) => ({ delegationId: delegation }),
    each({ visitor: 302, suspended: 403, member: 303 }, 404),
  ),
};

const weightsPosts: Record<string, Post> = {
  'app/routes/sessions/weights.tsx setWeights': {
    fields: ({ draft }) => ({ motionId: draft, list: '', reason: '' }),
    answers: { ...byChair, visitor: 401 },
  },
};

const kiosks = 'app/routes/sessions/kiosks.tsx';
/** A tablet is known by its own secret; whoever is signed in in a browser that is none can do nothing there. */
const noTablet = each({}, 404);
const act = () => ({ turnId: randomUUID(), actionId: randomUUID() });
const kiosk = 'app/routes/sessions/kiosk.tsx';
const kioskPosts: Record<string, Post> = {
  [`${kiosks} openKiosk`]: form(
    'open',
    () => ({ kioskId: randomUUID(), label: 'لوحة الباب', admits: 'yes' }),
    each({ visitor: 302, moderator: 200 }, 403),
  ),
  [`${kiosks} revokeKiosk`]: form('revoke', ({ tablets }) => ({ kioskId: tablets.waiting.kioskId }), byChair),
  // The member did not come.
  [`${kiosks} issueSlip`]: form(
    'slip',
    ({ mandate }) => ({ mandateId: mandate }),
    each({ visitor: 302, moderator: 409 }, 403),
  ),
  [`${kiosk} takeKiosk`]: form('take', () => ({ link: 'A'.repeat(43) }), noTablet),
  [`${kiosk} beginTurn`]: form('begin', () => ({}), noTablet),
  [`${kiosk} endTurn`]: form('end', act, noTablet),
  [`${kiosk} castVote`]: form('castVote', ({ open }) => ({ ...act(), motionId: open, choice: 'yes' }), noTablet),
  [`${kiosk} voteStatement`]: form(
    'voteStatement',
    ({ statement }) => ({ ...act(), statementId: statement, vote: '1' }),
    noTablet,
  ),
  [`${kiosk} askFloor`]: form('askFloor', () => ({ ...act(), kind: 'question' }), noTablet),
  [`${kiosk} postComment`]: form('postComment', () => ({ ...act(), text: 'نص' }), noTablet),
  [`${kiosk} askQuestion`]: form('askQuestion', () => ({ ...act(), text: 'سؤال من اللوحة' }), noTablet),
};

const desk = 'app/routes/captions/desk.tsx';
/** Who was named writes by their account or a link; of these nobody was. */
const unnamed = ({ caption }: Parameters<Post['fields']>[0]) => ({ captionId: caption, lang: 'ar', text: 'سطر آخر' });
const captionPosts: Record<string, Post> = {
  [`${desk} nameCaptioner`]: form('link', () => ({ actionId: randomUUID() }), byChair),
  [`${desk} revokeCaptioner`]: form('revoke', ({ captioner }) => ({ captionerId: captioner }), byChair),
  [`${desk} switchWallCaptions`]: form('wall', () => ({ on: '1' }), byChair),
  'app/routes/sessions/moderate.tsx switchWallCaptions': form('switchCaptions', () => ({ on: '1' }), byChair),
  [`${desk} hideCaption`]: form('hide', ({ caption }) => ({ captionId: caption, reason: 'off_topic' }), byChair),
  [`${desk} showCaption`]: form('show', ({ caption }) => ({ captionId: caption }), byChair),
  [`${desk} editCaption`]: form('correct', ({ caption }) => ({ captionId: caption, text: 'سطر مصحح' }), byChair),
  'app/routes/captions/write.tsx writeCaption': { fields: unnamed, answers: each({ visitor: 302 }, 403) },
  'app/routes/captions/line.ts writeCaption': { fields: unnamed, answers: each({}, 403) },
};

const observers = 'app/routes/observers/desk.tsx';
const observerPosts: Record<string, Post> = {
  [`${observers} nameObserver`]: form('name', () => ({ actionId: randomUUID(), label: 'جمعية الواحة' }), byChair),
  [`${observers} revokeObserver`]: form('revoke', ({ observer }) => ({ observerId: observer }), byChair),
  // The key stands in the address; without it there is nothing.
  'app/routes/observers/observe.tsx checkKeptHeads': { fields: () => ({ kept: '{}' }), answers: each({}, 404) },
};

const groups = 'app/routes/sessions/groups.tsx';
const floorPosts: Record<string, Post> = {
  [`${groups} setFloorGroup`]: form(
    'set',
    () => ({ actionId: randomUUID(), 'name.ar': 'جمعيات الأحياء', minutes: '10' }),
    byChair,
  ),
  [`${groups} removeFloorGroup`]: form('remove', () => ({ groupId: randomUUID() }), byChair),
  [`${groups} takeBackFloor`]: form('takeBack', ({ undo }) => ({ undoId: undo.floor }), byChair),
  [`${groups} regroupRequest`]: form(
    'regroup',
    ({ floorRequest }) => ({ requestId: floorRequest, groupId: '' }),
    byChair,
  ),
  'app/routes/sessions/moderate.tsx inviteSpeakers': form('inviteSpeakers', () => ({}), byChair),
};

const ledgerPosts: Record<string, Post> = {
  'app/routes/sessions/proof.ts checkReceipt': {
    fields: () => ({ receipt: '0'.repeat(32) }),
    answers: each({}, 200),
  },
  'app/routes/sessions/record.tsx checkReceipt': {
    fields: () => ({ receipt: '0'.repeat(32) }),
    answers: each({}, 200),
  },
};

/** The open vote is not a sealed one. */
const sealPosts: Record<string, Post> = Object.fromEntries(
  ['askSeal', 'withdrawSeal', 'confirmSeal'].map((name) => [
    `app/routes/sessions/moderate.tsx ${name}`,
    form(name, ({ open }) => ({ motionId: open }), { ...byChair, moderator: 409 }),
  ]),
);

const minutes = 'app/routes/minutes/edit.tsx';
/** The session is open, which is too early for who writes minutes. */
const tooEarly = each({ visitor: 302, moderator: 409, member: 409 }, 403);
const part = { section: 'closing', revision: '0' };
const digest = '0'.repeat(64);
const minutesPosts: Record<string, Post> = {
  [`${minutes} draftMinutes`]: form('draft', () => ({ seen: '' }), tooEarly),
  [`${minutes} redraftSection`]: form('redraft', () => part, tooEarly),
  [`${minutes} editMinutes`]: form('edit', () => ({ ...part, ar: 'نص', fr: 'texte' }), tooEarly),
  [`${minutes} signMinutes`]: form('sign', () => ({ office: 'president', seen: digest }), tooEarly),
  [`${minutes} publishMinutes`]: form('publish', () => ({ seen: digest }), tooEarly),
  [`${minutes} correctMinutes`]: form('correct', () => ({ reason: 'خطأ في العدد' }), tooEarly),
};

/** What each role is answered when it posts a form about the record of a session: its attendance, its counts of the hall, its delegations, its tablets, its captions, its observers, its groups of speakers, its ledger, its seals, its minutes. */
export const recordPosts: Record<string, Post> = {
  ...attendancePosts,
  ...documentPosts,
  ...joinsPosts,
  ...hallPosts,
  ...delegationPosts,
  ...weightsPosts,
  ...kioskPosts,
  ...captionPosts,
  ...observerPosts,
  ...floorPosts,
  ...ledgerPosts,
  ...sealPosts,
  ...minutesPosts,
};
