import { randomUUID } from 'node:crypto';
import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';
import type { Post, View } from './authz-routes-rows.ts';

const each = (named: Partial<Record<Role, number>>, rest: number): Record<Role, number> =>
  Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Record<Role, number>;
const byChair = each({ visitor: 302, moderator: 303 }, 403);

const form = (intent: string, fields: Post['fields'], answers: Post['answers']): Post => ({
  fields: (stage) => ({ intent, ...fields(stage) }),
  answers,
});

const attendancePosts: Record<string, Post> = {
  'app/routes/sessions/attendance.tsx recordAttendance': {
    fields: ({ mandate }) => ({ mandateId: mandate, number: '1', state: 'present' }),
    answers: byChair,
  },
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

const desk = 'app/routes/captions/desk.tsx';
/** Who was named writes by their account or a link; of these nobody was. */
const unnamed = ({ caption }: Parameters<Post['fields']>[0]) => ({ captionId: caption, lang: 'ar', text: 'سطر آخر' });
const captionPosts: Record<string, Post> = {
  [`${desk} nameCaptioner`]: form('link', () => ({ actionId: randomUUID() }), byChair),
  [`${desk} revokeCaptioner`]: form('revoke', ({ captioner }) => ({ captionerId: captioner }), byChair),
  [`${desk} switchWallCaptions`]: form('wall', () => ({ on: '1' }), byChair),
  [`${desk} hideCaption`]: form('hide', ({ caption }) => ({ captionId: caption, reason: 'off_topic' }), byChair),
  [`${desk} showCaption`]: form('show', ({ caption }) => ({ captionId: caption }), byChair),
  [`${desk} editCaption`]: form('correct', ({ caption }) => ({ captionId: caption, text: 'سطر مصحح' }), byChair),
  'app/routes/captions/write.tsx writeCaption': { fields: unnamed, answers: each({ visitor: 302 }, 403) },
  'app/routes/captions/line.ts writeCaption': { fields: unnamed, answers: each({}, 403) },
};

const ledgerPosts: Record<string, Post> = {
  'app/routes/sessions/record.tsx checkReceipt': {
    fields: () => ({ receipt: '0'.repeat(32) }),
    answers: each({}, 200),
  },
};

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

/** What each role is answered when it posts a form about the record of a session: its attendance, its counts of the hall, its ledger, its minutes. */
export const recordPosts: Record<string, Post> = {
  ...attendancePosts,
  ...hallPosts,
  ...captionPosts,
  ...ledgerPosts,
  ...minutesPosts,
};

const session = '/:lang/:commune/sessions/:sessionId';
const views = (visitor: View, moderator: View, rest: View): Record<Role, View> =>
  Object.fromEntries(
    roles.map((role) => [role, role === 'visitor' ? visitor : role === 'moderator' ? moderator : rest]),
  ) as Record<Role, View>;

/** Who sees which page about what was said and done in a session. */
export const recordPages: Record<string, Record<Role, View>> = {
  [`${session}/card`]: views('page', 'page', 'page'),
  // Nothing is published of the minutes that are being written.
  [`${session}/minutes/card`]: views('absent', 'absent', 'absent'),
  [`${session}/replay`]: views('page', 'page', 'page'),
  [`${session}/captions`]: views('page', 'page', 'page'),
  [`${session}/captions/desk`]: views('sign-in', 'page', 'forbidden'),
  // Only with a link or for whoever was named; of these nobody was.
  [`${session}/captions/write`]: views('sign-in', 'forbidden', 'forbidden'),
  [`${session}/captions/line`]: views('absent', 'absent', 'absent'),
};
