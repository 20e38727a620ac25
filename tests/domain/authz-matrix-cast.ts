import { randomUUID } from 'node:crypto';
import { sessionStates, type SessionState } from '#app/contract/moderation.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { writeCaptionKey } from '#server/domain/captions/caption-key.ts';
import { nameCaptioner } from '#server/domain/captions/name-captioner.ts';
import { writeCaption } from '#server/domain/captions/write-caption.ts';
import { nameObserver, revokeObserver } from '#server/domain/observers/name-observer.ts';
import { writeObserverKey } from '#server/domain/observers/observer-key.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { addHallSpeaker, setFloor } from '#server/domain/floor/lead-list.ts';
import { startCountdown } from '#server/domain/floor/run-countdown.ts';
import { setDelegationRules } from '#server/domain/communes/set-delegation-rules.ts';
import { joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { addDocument } from '#tests/support/forum-documents.ts';
import { newMinutes } from '#tests/support/forum-minutes.ts';
import { actorOf, contextOf, type Forum } from '#tests/support/forum.ts';
import { beginAtTablet, openTablet } from '#tests/support/forum-kiosks.ts';
import { addCommune, addGuest, addPerson, addSeats, type Commune } from '#tests/support/forum-people.ts';
import {
  addMotion,
  addRoom,
  newAgendaItem,
  newComment,
  newQuestion,
  newStatement,
  type Room,
} from '#tests/support/forum-sessions.ts';

/** Everybody who may stand before a door. The suspended one would be a moderator here. */
export const roles = [
  'visitor',
  'guest',
  'other guest',
  'citizen',
  'newcomer',
  'member',
  'moderator',
  'other moderator',
  'official',
  'admin',
  'suspended',
  'banned',
] as const;
export type Role = (typeof roles)[number];

/** One session in a state, with everything in it that a door may lead to. */
export type Stage = {
  state: SessionState;
  commune: Commune;
  code: string;
  sessionId: string;
  draft: string;
  open: string;
  membersOnly: string;
  closed: string;
  statement: string;
  hiddenStatement: string;
  /** Shown, and like the first one. */
  likeStatement: string;
  /** By the guest, and hidden by the moderator. */
  guestStatement: string;
  /** By the guest. */
  comment: string;
  hiddenComment: string;
  /** Of the guest, against hiding that comment; the moderator had done it. */
  appeal: string;
  /** A warning of the guest, for their comment. */
  warning: string;
  /** By the guest; the hidden one by the moderator, for who wrote one may always read it. */
  question: string;
  hiddenQuestion: string;
  /** By the guest, and hidden by the moderator. */
  guestQuestion: string;
  item: string;
  /** Attached to that item. */
  document: string;
  /** Of a member in office. */
  mandate: string;
  /** Of another member, to whom one's vote can be given; and a delegation that the member took back. */
  otherMandate: string;
  delegation: string;
  /** The digest of the minutes that are being written; of a closed session alone. */
  minutes: string;
  /** Of somebody in the hall, waiting; and of the official, with a turn that is going on. */
  floorRequest: string;
  turn: string;
  /** A shared tablet whose link was not used yet, and one at which a guest stands. */
  tablets: { waiting: { kioskId: string; link: string }; taken: { device: string; turnId: string } };
  /** The naming of a captioner by a link, its secret, and a line written by it. */
  captioner: string;
  captionKey: string;
  caption: string;
  /** The naming of an observer, its secret, and that of one that was taken back. */
  observer: string;
  observerKey: string;
  revokedKey: string;
  /** Acts of the moderator that can be taken back. */
  undo: Record<'session' | 'floor' | 'question' | 'moderation' | 'attendance', string>;
  actors: Record<Role, Actor>;
};

type People = Record<Exclude<Role, 'visitor' | 'guest'>, string>;

async function addCaptions({ sessionId, moderator }: Room) {
  const { captionerId: captioner } = await nameCaptioner(moderator, { actionId: randomUUID(), sessionId });
  const captionKey = writeCaptionKey(moderator.services.secret, captioner);
  const caption = randomUUID();
  await writeCaption(moderator, { sessionId, captionId: caption, key: captionKey, lang: 'ar', text: 'سطر' });
  return { captioner, captionKey, caption };
}

async function addObserver({ sessionId, moderator }: Room) {
  const name = () => nameObserver(moderator, { actionId: randomUUID(), sessionId, label: 'جمعية الواحة' });
  const keyOf = (observerId: string) => writeObserverKey(moderator.services.secret, observerId);
  const [{ observerId: observer }, former] = [await name(), await name()];
  await revokeObserver(moderator, former);
  return { observer, observerKey: keyOf(observer), revokedKey: keyOf(former.observerId) };
}

/** Only moderators may read these. */
export const secrets = { statement: 'رأي أخفي عن الناس', question: 'سؤال أخفي عن الناس', draft: 'ملتمس لم يعلن بعد' };

/** The cast, and one stage for each state of a session. */
export async function castRoles(forum: Forum): Promise<Record<SessionState, Stage>> {
  const troupe = await hireCast(forum);
  const stages: Partial<Record<SessionState, Stage>> = {};
  for (const state of sessionStates) stages[state] = await setStage(forum, troupe, state);
  return stages as Record<SessionState, Stage>;
}

/** Everybody but the guest, who belongs to one session, with the commune they act in. */
export async function hireCast(
  forum: Forum,
): Promise<{ commune: Commune; people: People; mandate: string; otherMandate: string }> {
  const commune = await addCommune(forum, '01');
  const elsewhere = await addCommune(forum, '02');
  const other = await addRoom(forum, { commune: elsewhere });
  const people: People = {
    'other guest': await addGuest(forum, other.code),
    citizen: await addPerson(forum),
    newcomer: await addPerson(forum, { charter: false }),
    member: await addPerson(forum, { role: 'member', commune }),
    moderator: await addPerson(forum, { role: 'moderator', commune }),
    'other moderator': await addPerson(forum, { role: 'moderator', commune: elsewhere }),
    official: await addPerson(forum, { role: 'official', commune }),
    admin: await addPerson(forum, { role: 'admin' }),
    suspended: await addPerson(forum, { role: 'moderator', commune, suspended: true }),
    banned: await addPerson(forum),
  };
  // The member is the president of the space.
  const colleague = await addPerson(forum, { role: 'member', commune });
  const [mandate = '', otherMandate = ''] = await addSeats(forum, commune, 3, [people.member, colleague]);
  await setDelegationRules(forum.services, {
    commune: commune.slug,
    rules: { most: 1, forQuorum: false, ownVote: true },
  });
  await forum.sql`update mandates set officer_role = 'president' where mandate_id = ${mandate}`;
  return { commune, people, mandate, otherMandate };
}

/** A session with everything in it, in a state. */
export async function setStage(
  forum: Forum,
  { commune, people, mandate, otherMandate }: Awaited<ReturnType<typeof hireCast>>,
  state: SessionState,
): Promise<Stage> {
  const moderator = await forum.as(people.moderator);
  const room = await addRoom(forum, { commune, moderator });
  const guestId = await addGuest(forum, room.code);
  const guest = await forum.as(guestId);
  for (const who of ['citizen', 'member', 'official'] as const) {
    await joinWithAccount(await forum.as(people[who]), { sessionId: room.sessionId });
  }
  const item = await newAgendaItem(room);
  const stage = {
    state,
    commune,
    code: room.code,
    sessionId: room.sessionId,
    ...(await addMotions(room)),
    statement: await newStatement(room),
    hiddenStatement: await newStatement(room, moderator, secrets.statement),
    likeStatement: await newStatement(room),
    guestStatement: await newStatement(room, guest),
    comment: await newComment(room, guest),
    hiddenComment: await newComment(room, guest),
    appeal: randomUUID(),
    warning: randomUUID(),
    question: await newQuestion(room, guest),
    hiddenQuestion: await newQuestion(room, moderator, { text: secrets.question }),
    guestQuestion: await newQuestion(room, guest),
    item,
    document: await addDocument(moderator, item),
    mandate,
    otherMandate,
    delegation: randomUUID(),
    tablets: { waiting: await openTablet(room), taken: await beginAtTablet(forum, room) },
    ...(await addCaptions(room)),
    ...(await addObserver(room)),
    ...(await addFloor(room, await forum.as(people.official))),
  };
  await forum.sql`update statements set state = 'hidden', reason = 'off_topic' where statement_id in (${stage.hiddenStatement}, ${stage.guestStatement})`;
  await forum.sql`update comments set state = 'hidden', reason = 'off_topic' where comment_id = ${stage.hiddenComment}`;
  await forum.sql`update questions set state = 'hidden', reason = 'off_topic' where question_id in (${stage.hiddenQuestion}, ${stage.guestQuestion})`;
  const decision = randomUUID();
  await forum.sql`insert into moderation_acts (moderation_act_id, session_id, target_kind, target_id, act, reason, moderator_id)
    values (${decision}, ${stage.sessionId}, 'comment', ${stage.hiddenComment}, 'hide', 'off_topic', ${people.moderator})`;
  const hidden = { statement: stage.guestStatement, question: stage.guestQuestion };
  for (const [kind, id] of Object.entries(hidden))
    await forum.sql`insert into moderation_acts (moderation_act_id, session_id, target_kind, target_id, act, reason, moderator_id)
      values (${randomUUID()}, ${stage.sessionId}, ${kind}, ${id}, 'hide', 'off_topic', ${people.moderator})`;
  await forum.sql`insert into appeals (appeal_id, moderation_act_id, session_id, comment_id, text)
    values (${stage.appeal}, ${decision}, ${stage.sessionId}, ${stage.hiddenComment}, 'لم أخالف الميثاق')`;
  const imposed = [
    { kind: 'warn', sanction: stage.warning, person: guestId },
    { kind: 'ban', sanction: randomUUID(), person: people.banned },
  ];
  for (const { kind, sanction, person } of imposed)
    await forum.sql`insert into sanctions (sanction_id, kind, commune_id, session_id, person_id, comment_id, reason, imposed_by)
      values (${sanction}, ${kind}, ${commune.communeId}, ${stage.sessionId}, ${person}, ${stage.comment}, 'unlawful', ${people.moderator})`;
  await forum.sql`insert into delegations (delegation_id, session_id, giver_id, delegate_id, given_at, revoked_at)
    select ${stage.delegation}, ${stage.sessionId}, ${people.member}, person_id, now(), now()
    from mandates where mandate_id = ${otherMandate}`;
  // Set directly: every door is tried in every state, also with things in it that the moves would not leave there.
  await forum.sql`update sessions set state = ${state} where session_id = ${stage.sessionId}`;
  const minutes = state === 'closed' ? await newMinutes(moderator, stage.sessionId) : '';
  const undo = await addReversible(forum, stage, people.moderator);
  return { ...stage, undo, minutes, actors: await readActors(forum, { ...people, guest: guestId }) };
}

/** One act for each door that takes acts back, as it left the stage. */
async function addReversible(forum: Forum, stage: Omit<Stage, 'undo' | 'minutes' | 'actors'>, moderatorId: string) {
  const { sessionId, question: questionId, warning: sanctionId, mandate: mandateId } = stage;
  const acts = {
    session: { act: 'wall-switched', before: { view: 'auto', message: null, to: 'auto' } },
    floor: { act: 'floor-set', before: { settings: null, requestId: null, places: {}, turn: null } },
    question: {
      act: 'question-open',
      before: { questionId, state: 'archived', answer: null, answerLang: null, answeredAt: null, ended: null },
    },
    moderation: { act: 'author-warned', before: { sanctionId } },
    attendance: { act: 'attendance-noted', before: { mandateId } },
  } as const;
  const at = forum.services.now();
  await forum.sql`insert into attendance_moves (session_id, mandate_id, state, recorded_by, recorded_at)
    values (${sessionId}, ${mandateId}, 'excused', ${moderatorId}, ${at})`;
  const ids: Record<string, string> = {};
  for (const [name, { act, before }] of Object.entries(acts)) {
    const undoId = randomUUID();
    ids[name] = undoId;
    await forum.sql`insert into reversible_acts (undo_id, session_id, scope, act, before, moderator_id, acted_at)
      values (${undoId}, ${sessionId}, ${`a ${name}`}, ${act}, ${forum.sql.json(before)}, ${moderatorId}, ${at})`;
  }
  return ids as Stage['undo'];
}

async function addMotions(room: Room): Promise<Pick<Stage, 'draft' | 'open' | 'membersOnly' | 'closed'>> {
  return {
    draft: await addMotion(room, { state: 'draft', title: { ar: secrets.draft } }),
    open: await addMotion(room),
    membersOnly: await addMotion(room, { electorate: 'members' }),
    closed: await addMotion(room, { state: 'closed' }),
  };
}

/** An open list with somebody who waits, and somebody who has the floor. */
async function addFloor(room: Room, speaker: ActionContext): Promise<Pick<Stage, 'floorRequest' | 'turn'>> {
  const { sessionId, moderator } = room;
  await setFloor(moderator, { sessionId, open: true });
  const { requestId: turn } = await askFloor(speaker, { actionId: randomUUID(), sessionId, kind: 'reply' });
  await giveFloor(moderator, { requestId: turn, asNext: true });
  const hall = await addHallSpeaker(moderator, { actionId: randomUUID(), sessionId, kind: 'question' });
  await startCountdown(moderator, { sessionId, seconds: 600 });
  return { floorRequest: hall.requestId, turn };
}

async function readActors(forum: Forum, people: Omit<Record<Role, string>, 'visitor'>): Promise<Record<Role, Actor>> {
  const pairs = roles.map(
    async (role) => [role, await actorOf(forum.db, role === 'visitor' ? null : people[role])] as const,
  );
  return Object.fromEntries(await Promise.all(pairs)) as Record<Role, Actor>;
}

/** A role's context on these services. */
export const contextFor = (stage: Stage, role: Role, services: Forum['services']) =>
  contextOf(services, stage.actors[role]);
