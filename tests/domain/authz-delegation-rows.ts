import { randomUUID } from 'node:crypto';
import { giveDelegation } from '#server/domain/delegations/give-delegation.ts';
import { loadDelegations } from '#server/domain/delegations/load-delegations.ts';
import { revokeDelegation } from '#server/domain/delegations/revoke-delegation.ts';
import { loadWeights } from '#server/domain/votes/load-weights.ts';
import { setWeights } from '#server/domain/votes/set-weights.ts';
import { cells, chair, closed, inEach, nobody, type Row } from './authz-matrix-cells.ts';

const notMember = 'forbidden delegation.members_only';

/** Votes given to others: members give and take back their own, and who leads the sitting sees them. */
export const delegationRows: Row[] = [
  {
    door: 'giveDelegation',
    call: (ctx, { sessionId, otherMandate }) =>
      giveDelegation(ctx, { actionId: randomUUID(), sessionId, mandateId: otherMandate }),
    answers: inEach((state) => cells({ ...nobody, member: state === 'closed' ? closed.closed : 'ok' }, notMember)),
  },
  {
    door: 'giveDelegation',
    use: 'on a vote of everybody',
    call: (ctx, { sessionId, otherMandate, open }) =>
      giveDelegation(ctx, { actionId: randomUUID(), sessionId, mandateId: otherMandate, motionId: open }),
    answers: inEach((state) =>
      cells({ ...nobody, member: state === 'closed' ? closed.closed : 'conflict delegation.everybody' }, notMember),
    ),
  },
  {
    door: 'revokeDelegation',
    call: (ctx, { delegation }) => revokeDelegation(ctx, { delegationId: delegation }),
    answers: inEach((state) =>
      cells({ ...nobody, member: state === 'closed' ? closed.closed : 'ok' }, 'not_found delegation.unknown'),
    ),
  },
  {
    door: 'loadDelegations',
    call: (ctx, { sessionId }) => loadDelegations(ctx, sessionId),
    answers: inEach(() => cells({ ...nobody, member: 'ok', moderator: 'ok' }, notMember)),
  },
  {
    door: 'setWeights',
    call: (ctx, { draft }) => setWeights(ctx, { motionId: draft, list: [] }),
    answers: chair(closed),
  },
  {
    door: 'setWeights',
    use: 'on a vote that is open',
    call: (ctx, { membersOnly }) => setWeights(ctx, { motionId: membersOnly, list: [] }),
    answers: chair({
      planned: 'conflict motion.opened_before',
      open: 'conflict motion.opened_before',
      paused: 'conflict motion.opened_before',
      ...closed,
    }),
  },
  {
    door: 'loadWeights',
    use: 'where nothing is set',
    call: (ctx, { sessionId }) => loadWeights(ctx, { sessionId, number: 1 }),
    answers: inEach(() => cells({ moderator: 'ok' }, 'not_found motion.unknown')),
  },
];
