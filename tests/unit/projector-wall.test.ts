import { describe, expect, test } from 'vitest';
import type { WallChoice } from '#app/contract/moderation.ts';
import type { YesNoResult } from '#app/contract/results.ts';
import type { MotionView, QuestionView, RoomView, StatementView } from '#app/contract/views.ts';
import { chooseWall, readVerdict, topStatements } from '#app/features/projector/choose-wall.ts';
import { emptyFloor } from './live/floor-model.ts';
import { fitTitle } from '#app/features/projector/fit-title.ts';

const counted = (yes: number, no: number, abstain: number, more: Partial<YesNoResult> = {}): YesNoResult => ({
  yes,
  no,
  abstain,
  cast: yes + no + abstain,
  entitled: null,
  quorum: null,
  quorumMet: true,
  adopted: yes > no,
  ...more,
});

const motion = (motionId: string, more: Partial<MotionView> = {}): MotionView => ({
  motionId,
  agendaItemId: null,
  number: 1,
  title: { ar: 'سؤال' },
  explanation: null,
  state: 'open',
  method: 'yes-no',
  options: [],
  points: null,
  seats: null,
  secrecy: 'confidential',
  electorate: 'all',
  quorumRule: 'none',
  majorityRule: 'simple',
  entitled: null,
  quorum: null,
  openedAt: '2026-11-20T10:00:00.000Z',
  closedAt: null,
  cast: 0,
  revision: 0,
  hall: [],
  resultShown: false,
  result: null,
  ...more,
});

const closed = (motionId: string, more: Partial<MotionView> = {}): MotionView =>
  motion(motionId, {
    state: 'closed',
    closedAt: '2026-11-20T10:10:00.000Z',
    resultShown: true,
    result: counted(3, 1, 0),
    ...more,
  });

const statement = (number: number, votes: number, more: Partial<StatementView> = {}): StatementView => ({
  statementId: `s${number}`,
  number,
  text: 'عبارة',
  lang: 'ar',
  translations: {},
  state: 'accepted',
  mergedInto: null,
  byOrganisers: false,
  reason: null,
  tally: { agree: votes, disagree: 0, pass: 0, revision: votes },
  ...more,
});

const question = (number: number, state: QuestionView['state']): QuestionView => ({
  questionId: `q${number}`,
  number,
  state,
  text: 'سؤال',
  lang: 'ar',
  author: null,
  reason: null,
  askedAt: '2026-11-20T10:00:00.000Z',
  answer: null,
  answerLang: null,
  answeredAt: null,
  supports: 3,
  revision: 3,
});

type Room = Parameters<typeof chooseWall>[0];
const room = (more: Partial<Omit<Room, 'session'>> & { session?: Partial<RoomView['session']> } = {}): Room => ({
  motions: more.motions ?? [],
  statements: more.statements ?? [],
  questions: more.questions ?? { items: [], held: 0 },
  floor: more.floor ?? emptyFloor,
  session: { state: 'open', currentItemId: 'item', ...more.session } as RoomView['session'],
});

describe('what the wall of the hall shows', () => {
  test.each(['planned', 'paused', 'closed'] as const)('a session that is %s says so, whatever is in it', (state) => {
    const wall = chooseWall(room({ session: { state }, motions: [motion('m')], statements: [statement(1, 5)] }));
    expect(wall).toEqual({ kind: state });
  });

  test('a message stands before everything until the session is closed; without one the wall follows the room', () => {
    const message = { text: 'نستأنف بعد قليل', lang: 'ar' as const };
    const wanted = { wall: 'message' as const, wallMessage: message };
    expect(chooseWall(room({ session: wanted, motions: [motion('m')] }))).toEqual({ kind: 'message', message });
    expect(chooseWall(room({ session: { ...wanted, state: 'closed' } }))).toEqual({ kind: 'closed' });
    expect(chooseWall(room({ session: { wallMessage: null } }), 'message')).toEqual({ kind: 'item' });
  });

  test('who speaks goes before the live question, results and statements, with the next two; an open vote goes before who speaks', () => {
    const asking = { requestId: 'f1', number: 1, name: 'زهرة', hall: false, kind: 'question' as const, group: null };
    const waiting = ['f2', 'f3', 'f4'].map((requestId) => ({ ...asking, requestId, reason: 'asked_first' as const }));
    const speaker = { ...asking, clock: { plannedMs: 1000, endsAt: null, remainingMs: 500 } };
    const floor = { ...emptyFloor, speaker, waiting };
    const shown = motion('m', { state: 'closed', resultShown: true, result: counted(3, 1, 0) });
    const questions = { items: [question(1, 'live')], held: 0 };
    const all = { floor, questions, motions: [shown], statements: [statement(1, 5)] };
    expect(chooseWall(room(all))).toEqual({ kind: 'speaker', speaker, next: waiting.slice(0, 2) });
    expect(chooseWall(room({ ...all, session: { state: 'paused' } }))).toEqual({ kind: 'paused' });
    expect(chooseWall(room({ ...all, motions: [motion('m')] })).kind).toBe('motion');
  });

  test('an open vote goes before results and statements; of two the one opened last', () => {
    const later = motion('b', { openedAt: '2026-11-20T10:05:00.000Z' });
    const wall = chooseWall(room({ motions: [later, motion('a'), closed('c')], statements: [statement(1, 5)] }));
    expect(wall).toMatchObject({ kind: 'motion', motion: { motionId: 'b' } });
  });

  test('the live question goes before a result and statements, and waits for an open vote', () => {
    const questions = { items: [question(1, 'shortlisted'), question(2, 'live')], held: 0 };
    const others = { questions, statements: [statement(1, 5)] };
    expect(chooseWall(room({ ...others, motions: [closed('c')] }))).toMatchObject({
      kind: 'question',
      question: { questionId: 'q2' },
    });
    expect(chooseWall(room({ ...others, motions: [motion('m')] }))).toMatchObject({ kind: 'motion' });
    const answered = { items: [question(2, 'answered'), question(3, 'hidden')], held: 0 };
    expect(chooseWall(room({ questions: answered }))).toEqual({ kind: 'item' });
  });

  test('a result is shown only once it is shown to all, and while its item is current', () => {
    const hidden = closed('m', { resultShown: false });
    expect(chooseWall(room({ motions: [hidden] }))).toEqual({ kind: 'item' });
    const ofItem = closed('m', { agendaItemId: 'item' });
    expect(chooseWall(room({ motions: [ofItem] })).kind).toBe('result');
    expect(chooseWall(room({ motions: [closed('m', { agendaItemId: 'other' })] })).kind).toBe('item');
  });

  test('the result of a vote without an item stays until the next vote', () => {
    expect(chooseWall(room({ motions: [closed('m')] })).kind).toBe('result');
    expect(chooseWall(room({ motions: [closed('m'), motion('n')] })).kind).toBe('motion');
  });

  test('three statements with most votes, the older first of equal ones, never a hidden one', () => {
    const rows = [
      statement(1, 2),
      statement(2, 9, { state: 'hidden', text: null }),
      statement(3, 2),
      statement(4, 7),
      statement(5, 1),
    ];
    expect(topStatements(rows).map((row) => row.number)).toEqual([4, 1, 3]);
    expect(chooseWall(room({ statements: rows })).kind).toBe('statements');
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('what the chair or the address of a screen asks for', () => {
  const full = (wall: WallChoice) => room({ session: { wall }, motions: [motion('m')], statements: [statement(1, 5)] });

  test('goes before what is on; the address before the chair', () => {
    expect(chooseWall(full('map'))).toEqual({ kind: 'map' });
    expect(chooseWall(full('statements')).kind).toBe('statements');
    expect(chooseWall(full('map'), 'code')).toEqual({ kind: 'code' });
    expect(chooseWall(full('map'), 'auto').kind).toBe('motion');
  });

  test('a vote, a result, who speaks and the item can be asked for; what is not there leaves the screen to itself', () => {
    const asking = { requestId: 'f1', number: 1, name: 'زهرة', hall: false, kind: 'question' as const, group: null };
    const waiting = ['f2', 'f3'].map((requestId) => ({ ...asking, requestId, reason: 'asked_first' as const }));
    const speaker = { ...asking, clock: { plannedMs: 1000, endsAt: null, remainingMs: 500 } };
    const motions = [motion('m'), closed('c', { agendaItemId: 'other' })];
    const all = room({ motions, statements: [statement(1, 5)], floor: { ...emptyFloor, speaker, waiting } });
    const kinds = (of: Room) =>
      (['vote', 'result', 'speaker', 'item'] as const).map((view) => chooseWall(of, view).kind);
    expect(kinds(all)).toEqual(['motion', 'result', 'speaker', 'item']);
    expect(chooseWall({ ...all, floor: { ...emptyFloor, waiting } }, 'speaker')).toEqual({
      kind: 'queue',
      next: waiting,
    });
    expect(kinds(room({ statements: [statement(1, 5)] }))).toEqual(['statements', 'statements', 'statements', 'item']);
    expect(kinds({ ...all, session: { ...all.session, state: 'closed' } })).toEqual([
      'closed',
      'result',
      'closed',
      'closed',
    ]);
  });

  test('without a statement to show the screen follows the session', () => {
    expect(chooseWall(room({ session: { wall: 'statements' }, motions: [motion('m')] })).kind).toBe('motion');
  });
});

describe('the verdict in words', () => {
  test.each([
    [counted(0, 0, 0), 'nobody'],
    [counted(5, 0, 0), 'unanimous'],
    [counted(5, 0, 1), 'adopted'],
    [counted(5, 2, 0), 'adopted'],
    [counted(2, 2, 1), 'tie'],
    [counted(1, 2, 0), 'rejected'],
    [counted(5, 0, 0, { entitled: 25, quorum: 13, quorumMet: false, adopted: false }), 'no_quorum'],
  ])('%o is %s', (result, verdict) => {
    expect(readVerdict(result)).toBe(verdict);
  });
});

describe('a title that fits', () => {
  test('longer titles and less room make it smaller, never larger, and never end', () => {
    const sizes = [10, 80, 150, 200].map((length) => fitTitle('ن'.repeat(length)));
    expect(new Set(sizes).size).toBe(4);
    expect(fitTitle('ن'.repeat(10), 1)).toBe(sizes[1]);
    expect(fitTitle('ن'.repeat(200), 9)).toBe(sizes[3]);
  });
});
