import { describe, expect, test } from 'vitest';
import type { MotionView, RoomView } from '#app/contract/views.ts';
import { mergeMotions } from '#app/features/moderation/cockpit.ts';
import { findNextStep } from '#app/features/moderation/next-step.ts';
import { afterOwnAct, steady } from '#app/features/moderation/steady-list.ts';

const motion = (motionId: string, more: Partial<MotionView> = {}): MotionView => ({
  motionId,
  agendaItemId: null,
  number: 1,
  title: { ar: 'سؤال' },
  explanation: null,
  state: 'draft',
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
  openedAt: null,
  closedAt: null,
  cast: 0,
  revision: 0,
  hall: [],
  resultShown: false,
  result: null,
  ...more,
});

const room = (state: RoomView['session']['state'], currentItemId: string | null = 'a') => ({
  session: { state, currentItemId } as RoomView['session'],
  agenda: ['a', 'b'].map((agendaItemId, at) => ({
    agendaItemId,
    parentId: null,
    number: `${at + 1}`,
    origin: 'bureau' as const,
    spentMs: 0,
    documents: 0,
    position: at,
    title: { ar: 'نقطة' },
    plannedMinutes: 10,
  })),
});

describe('the one main button', () => {
  test('follows the session from its start to its end', () => {
    expect(findNextStep(room('planned'), [])).toEqual({ kind: 'start' });
    expect(findNextStep(room('open', null), [])).toMatchObject({ kind: 'next-item', at: 0 });
    expect(findNextStep(room('open', 'a'), [])).toMatchObject({ kind: 'next-item', item: { agendaItemId: 'b' } });
    expect(findNextStep(room('open', 'b'), [])).toEqual({ kind: 'close-session' });
    expect(findNextStep(room('paused'), [])).toEqual({ kind: 'resume' });
    expect(findNextStep(room('closed'), [])).toEqual({ kind: 'nothing' });
  });

  test('ends an open vote before anything else, then shows its result', () => {
    const open = motion('m', { state: 'open' });
    const counted = motion('n', { state: 'closed' });
    expect(findNextStep(room('open'), [counted, open])).toMatchObject({
      kind: 'close-motion',
      motion: { motionId: 'm' },
    });
    expect(findNextStep(room('open'), [counted])).toMatchObject({ kind: 'show-result', motion: { motionId: 'n' } });
    expect(findNextStep(room('closed'), [counted])).toMatchObject({ kind: 'show-result' });
    expect(findNextStep(room('open'), [motion('n', { state: 'closed', resultShown: true })]).kind).toBe('next-item');
  });

  test('opens the vote of the current item before moving on, one without an item at the end', () => {
    const ofItem = motion('m', { agendaItemId: 'a' });
    expect(findNextStep(room('open', 'a'), [ofItem])).toMatchObject({ kind: 'open-motion' });
    expect(findNextStep(room('open', 'b'), [motion('n')])).toMatchObject({
      kind: 'open-motion',
      motion: { motionId: 'n' },
    });
    expect(findNextStep(room('open', null), [motion('n')]).kind).toBe('next-item');
  });
});

describe('motions of the moderators', () => {
  test('take what the live room knows, and never go back', () => {
    const known = [motion('m', { state: 'open', cast: 4, revision: 4 }), motion('d')];
    const merged = mergeMotions(known, [motion('m', { state: 'closed', cast: 3, revision: 3 })]);
    expect(merged.map(({ state, cast }) => [state, cast])).toEqual([
      ['closed', 4],
      ['draft', 0],
    ]);
    const older = mergeMotions(
      [motion('m', { state: 'closed' })],
      [motion('m', { state: 'open', cast: 1, revision: 1 })],
    );
    expect(older[0]).toMatchObject({ state: 'closed', cast: 1 });
  });
});

describe('A-22 a list under somebody’s thumb', () => {
  const idOf = (item: string) => item;
  const kept = { items: ['a', 'b'], seen: new Set(['a', 'b']), own: '' };

  test('keeps the place of what others dealt with, and counts what is new', () => {
    expect(steady(kept, ['b', 'c', 'd'], idOf)).toEqual({
      shown: [
        { item: 'a', gone: true },
        { item: 'b', gone: false },
      ],
      waiting: 2,
    });
  });

  test('drops what the person dealt with, and takes in new ones only when nothing is left', () => {
    expect(afterOwnAct(kept, ['b', 'c'], idOf, 20, '1').items).toEqual(['b']);
    expect(afterOwnAct(kept, ['c', 'd'], idOf, 20, '2').items).toEqual(['c', 'd']);
  });
});
