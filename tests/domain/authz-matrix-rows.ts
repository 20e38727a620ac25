import { randomUUID } from 'node:crypto';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { returnComment, withdrawComment } from '#server/domain/comments/withdraw-comment.ts';
import { hideComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { supportQuestion } from '#server/domain/questions/support-question.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { createSession } from '#server/domain/sessions/create-session.ts';
import * as agenda from '#server/domain/sessions/edit-agenda.ts';
import { editSession } from '#server/domain/sessions/edit-session.ts';
import { enterSession, joinByCode, joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { loadJoins } from '#server/domain/sessions/load-joins.ts';
import { moveDoor } from '#server/domain/sessions/move-door.ts';
import { switchWall } from '#server/domain/sessions/switch-wall.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { askSeal, confirmSeal, withdrawSeal } from '#server/domain/votes/seal-motion.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { editMotion, removeMotion } from '#server/domain/votes/edit-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { plan } from '#tests/support/forum-sessions.ts';
import { accountRows } from './authz-accounts-rows.ts';
import { attendanceRows } from './authz-attendance-rows.ts';
import { ledgerRows } from './authz-ledger-rows.ts';
import { namingRows } from './authz-observer-rows.ts';
import { commentRows } from './authz-comments-rows.ts';
import { delegationRows } from './authz-delegation-rows.ts';
import { hallRows } from './authz-hall-rows.ts';
import { kioskRows } from './authz-kiosk-rows.ts';
import { documentRows } from './authz-document-rows.ts';
import { floorRows } from './authz-floor-rows.ts';
import { minutesRows } from './authz-minutes-rows.ts';
import { questionRows } from './authz-questions-rows.ts';
import { undoRows } from './authz-undo-rows.ts';
import { statementRows } from './authz-statements-rows.ts';
import {
  cells,
  chair,
  closed,
  inEach,
  nobody,
  notNow,
  participants,
  type Row,
  everybody,
} from './authz-matrix-cells.ts';

const banned = 'forbidden session.banned';
const actionId = () => randomUUID();
const title = { ar: 'عنوان' };
const ballot = (motionId: string) => ({ actionId: actionId(), motionId, ballot: { choice: 'yes' as const } });
const newMotion = { title, secrecy: 'named', electorate: 'all' } as const;
const reason = 'unlawful' as const;

const people: Row[] = [
  {
    door: 'joinByCode',
    call: (ctx, { code }) => joinByCode(ctx, { code }, 'hall'),
    answers: inEach(() => ({ ...everybody, suspended: nobody.suspended, banned })),
  },
  {
    door: 'joinWithAccount',
    call: (ctx, { sessionId }) => joinWithAccount(ctx, { sessionId }),
    answers: inEach(() => ({ ...everybody, ...nobody, 'other guest': 'forbidden session.not_joined', banned })),
  },
  {
    // Answers whether one is in: who is not only watches, which everybody may.
    door: 'enterSession',
    call: async (ctx, { sessionId }) => {
      if (!(await enterSession(ctx, { sessionId }))) throw new Error('only watches');
    },
    answers: inEach(() => {
      const watches = 'bug Error: only watches';
      return { ...everybody, visitor: watches, 'other guest': watches, newcomer: watches, suspended: watches, banned };
    }),
  },
];

const contributions: Row[] = [
  {
    door: 'castVote',
    use: 'on a motion for all',
    call: (ctx, stage) => castVote(ctx, ballot(stage.open)),
    answers: participants(),
  },
  {
    door: 'castVote',
    use: 'on a motion for members',
    call: (ctx, stage) => castVote(ctx, ballot(stage.membersOnly)),
    answers: participants((state) => {
      const no = notNow[state] ?? 'forbidden motion.members_only';
      return { guest: no, citizen: no, moderator: no, 'other moderator': no, official: no, admin: no };
    }),
  },
  {
    door: 'castVote',
    use: 'on a closed motion',
    call: (ctx, stage) => castVote(ctx, ballot(stage.closed)),
    answers: inEach(() => cells(nobody, 'conflict motion.closed')),
  },
  {
    door: 'voteStatement',
    call: (ctx, { statement }) => voteStatement(ctx, { actionId: actionId(), statementId: statement, vote: 1 }),
    answers: participants(),
  },
  {
    door: 'addStatement',
    call: (ctx, { sessionId }) => addStatement(ctx, { actionId: actionId(), sessionId, text: 'رأي' }),
    answers: participants((state) => ({ moderator: state === 'closed' ? closed.closed : 'ok' })),
  },
  {
    door: 'postComment',
    call: (ctx, { sessionId }) => postComment(ctx, { actionId: actionId(), sessionId, text: 'تعليق', kind: 'remark' }),
    answers: participants(),
  },
  {
    door: 'askQuestion',
    call: (ctx, { sessionId }) =>
      askQuestion(ctx, { actionId: actionId(), sessionId, text: 'سؤال جديد', withName: false }),
    answers: participants(),
  },
  {
    door: 'supportQuestion',
    call: (ctx, { question }) => supportQuestion(ctx, { actionId: actionId(), questionId: question, support: true }),
    answers: participants(),
  },
  ...[withdrawComment, returnComment].map((act): Row => ({
    door: act.name,
    use: 'of the guest',
    call: (ctx, { comment }) => act(ctx, { commentId: comment }),
    answers: inEach((state) => cells({ ...nobody, guest: notNow[state] ?? 'ok' }, 'forbidden comment.not_yours')),
  })),
];

const sessionActs: Row[] = [
  {
    door: 'createSession',
    call: (ctx, { commune }) => createSession(ctx, { ...plan, actionId: actionId(), communeId: commune.communeId }),
    answers: chair(),
  },
  {
    door: 'editSession',
    call: (ctx, { sessionId }) => editSession(ctx, { ...plan, sessionId }),
    answers: chair(closed),
  },
  ...(['open', 'paused', 'closed'] as const).map((to): Row => {
    const from: Record<typeof to, SessionState[]> = { open: ['planned', 'paused'], paused: ['open'], closed: [] };
    const refused = sessionStates.filter((state) => !from[to].includes(state));
    const told = (state: SessionState) =>
      to === 'closed' && (state === 'open' || state === 'paused')
        ? 'conflict session.motion_open'
        : 'conflict session.cannot_move';
    return {
      door: 'moveSession',
      use: `to ${to}`,
      call: (ctx, { sessionId }) => moveSession(ctx, { sessionId, to }),
      answers: chair(Object.fromEntries(refused.map((state) => [state, told(state)]))),
    };
  }),
  {
    door: 'moveAgenda',
    call: (ctx, { sessionId, item }) => moveAgenda(ctx, { sessionId, agendaItemId: item }),
    answers: chair(closed),
  },
  { door: 'loadJoins', call: (ctx, { sessionId }) => loadJoins(ctx, sessionId), answers: chair() },
  {
    door: 'moveDoor',
    call: (ctx, { sessionId }) => moveDoor(ctx, { sessionId, door: 'open', reason: 'calm' }),
    answers: chair(closed),
  },
  {
    door: 'switchWall',
    call: (ctx, { sessionId }) => switchWall(ctx, { sessionId, view: 'map' }),
    answers: chair(closed),
  },
  {
    door: 'addAgendaItem',
    call: (ctx, { sessionId }) =>
      agenda.addAgendaItem(ctx, { actionId: actionId(), sessionId, title, plannedMinutes: 5 }),
    answers: chair(closed),
  },
  {
    door: 'editAgendaItem',
    call: (ctx, { item }) => agenda.editAgendaItem(ctx, { agendaItemId: item, title, plannedMinutes: 5 }),
    answers: chair(closed),
  },
  {
    door: 'removeAgendaItem',
    call: (ctx, { item }) => agenda.removeAgendaItem(ctx, { agendaItemId: item }),
    answers: chair(closed),
  },
  {
    door: 'reorderAgenda',
    call: (ctx, { item }) => agenda.reorderAgenda(ctx, { agendaItemId: item, direction: 'up' }),
    answers: chair(closed),
  },
  {
    door: 'placeAgendaItem',
    call: (ctx, { item }) => agenda.placeAgendaItem(ctx, { agendaItemId: item, beforeId: null }),
    answers: chair(closed),
  },
  { door: 'loadCockpit', call: (ctx, { sessionId }) => loadCockpit(ctx, sessionId), answers: chair() },
];

const notOpen = 'conflict motion.session_not_open';
const unsealed = 'conflict seal.not_sealed';
const notSealed = { planned: unsealed, open: unsealed, paused: unsealed, ...closed };
const motionActs: Row[] = [
  {
    door: 'createMotion',
    call: (ctx, { sessionId }) => createMotion(ctx, { actionId: actionId(), sessionId, ...newMotion }),
    answers: chair(closed),
  },
  {
    door: 'editMotion',
    call: (ctx, { draft }) => editMotion(ctx, { motionId: draft, ...newMotion }),
    answers: chair(closed),
  },
  { door: 'removeMotion', call: (ctx, { draft }) => removeMotion(ctx, { motionId: draft }), answers: chair(closed) },
  {
    door: 'openMotion',
    call: (ctx, { draft }) => openMotion(ctx, { motionId: draft }),
    answers: chair({ planned: notOpen, paused: notOpen, ...closed }),
  },
  { door: 'closeMotion', call: (ctx, { open }) => closeMotion(ctx, { motionId: open }), answers: chair(closed) },
  // The vote is not a sealed one: whoever may close it is told so.
  { door: 'askSeal', call: (ctx, { open }) => askSeal(ctx, { motionId: open }), answers: chair(notSealed) },
  { door: 'withdrawSeal', call: (ctx, { open }) => withdrawSeal(ctx, { motionId: open }), answers: chair(notSealed) },
  { door: 'confirmSeal', call: (ctx, { open }) => confirmSeal(ctx, { motionId: open }), answers: chair(notSealed) },
  { door: 'showResult', call: (ctx, stage) => showResult(ctx, { motionId: stage.closed }), answers: chair() },
  {
    door: 'hideComment',
    call: (ctx, { comment }) => hideComment(ctx, { targetId: comment, reason }),
    answers: chair(),
  },
  {
    door: 'showComment',
    call: (ctx, { hiddenComment }) => showComment(ctx, { targetId: hiddenComment }),
    answers: chair(),
  },
];

/** Every action of the domain, with what each role is answered. */
export const rows: Row[] = [
  ...accountRows,
  ...people,
  ...contributions,
  ...sessionActs,
  ...motionActs,
  ...documentRows,
  ...floorRows,
  ...undoRows,
  ...commentRows,
  ...questionRows,
  ...statementRows,
  ...attendanceRows,
  ...delegationRows,
  ...hallRows,
  ...kioskRows,
  ...namingRows,
  ...ledgerRows,
  ...minutesRows,
];
