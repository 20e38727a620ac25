import { enterHallCount, withdrawHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { loadHallCounts } from '#server/domain/votes/load-hall-counts.ts';
import { chair, closed, type Row } from './authz-matrix-cells.ts';

const figures = { yes: 2, no: 1, abstain: 0, people: 3 };

/** The counts of paper ballots and raised hands: moderators enter them. */
export const hallRows: Row[] = [
  {
    door: 'enterHallCount',
    call: (ctx, { open }) => enterHallCount(ctx, { motionId: open, channel: 'paper', ...figures }),
    answers: chair(closed),
  },
  {
    door: 'enterHallCount',
    use: 'before the vote is opened',
    call: (ctx, { draft }) => enterHallCount(ctx, { motionId: draft, channel: 'hands', ...figures }),
    answers: chair({
      planned: 'conflict motion.not_open',
      open: 'conflict motion.not_open',
      paused: 'conflict motion.not_open',
      ...closed,
    }),
  },
  {
    door: 'withdrawHallCount',
    call: (ctx, { open }) => withdrawHallCount(ctx, { motionId: open, channel: 'paper' }),
    answers: chair(closed),
  },
  {
    door: 'loadHallCounts',
    call: (ctx, { sessionId }) => loadHallCounts(ctx, { sessionId, number: 1 }),
    answers: chair(),
  },
];
