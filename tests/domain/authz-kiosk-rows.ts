import { randomUUID } from 'node:crypto';
import { issueSlip } from '#server/domain/kiosks/issue-slip.ts';
import { loadKiosks } from '#server/domain/kiosks/load-kiosks.ts';
import { openKiosk, revokeKiosk, takeKiosk } from '#server/domain/kiosks/run-kiosk.ts';
import { beginTurn, endTurn } from '#server/domain/kiosks/take-turn.ts';
import { sessionStates } from '#app/contract/moderation.ts';
import { roles } from './authz-matrix-cast.ts';
import { cells, chair, closed, everybody, inEach, notNow, type Cells, type Row } from './authz-matrix-cells.ts';

const alike = (answer: string): Cells =>
  answer === 'ok' ? everybody : (Object.fromEntries(roles.map((role) => [role, answer])) as Cells);
const nowhere = 'A'.repeat(43);

/** Shared tablets: moderators open them and give slips; whoever holds the secret of one uses it, whoever they are. */
export const kioskRows: Row[] = [
  {
    door: 'openKiosk',
    call: (ctx, { sessionId }) =>
      openKiosk(ctx, { kioskId: randomUUID(), sessionId, label: 'لوحة', admitsGuests: true }),
    answers: chair(closed),
  },
  {
    door: 'revokeKiosk',
    call: (ctx, { sessionId, tablets }) => revokeKiosk(ctx, { sessionId, kioskId: tablets.waiting.kioskId }),
    answers: chair(closed),
  },
  {
    door: 'issueSlip',
    use: 'for a member who did not come',
    call: (ctx, { sessionId, mandate }) => issueSlip(ctx, { sessionId, mandateId: mandate }),
    answers: chair({
      ...Object.fromEntries(sessionStates.map((state) => [state, 'conflict slip.not_present'])),
      ...closed,
    }),
  },
  { door: 'loadKiosks', call: (ctx, { sessionId }) => loadKiosks(ctx, sessionId), answers: chair() },
  {
    door: 'takeKiosk',
    call: (ctx, { sessionId, tablets }) => takeKiosk(ctx, { sessionId, link: tablets.waiting.link }),
    answers: inEach((state) => alike(state === 'closed' ? closed.closed : 'ok')),
  },
  {
    door: 'takeKiosk',
    use: 'with a link that is none',
    call: (ctx, { sessionId }) => takeKiosk(ctx, { sessionId, link: nowhere }),
    answers: inEach(() => cells({}, 'not_found kiosk.link')),
  },
  {
    door: 'beginTurn',
    call: (ctx, { sessionId, tablets }) => beginTurn(ctx, { sessionId, device: tablets.taken.device }),
    answers: inEach((state) => alike(notNow[state] ?? 'ok')),
  },
  {
    door: 'beginTurn',
    use: 'at a tablet that is none',
    call: (ctx, { sessionId }) => beginTurn(ctx, { sessionId, device: nowhere }),
    answers: inEach(() => cells({}, 'not_found kiosk.unknown')),
  },
  {
    door: 'endTurn',
    call: (ctx, { sessionId, tablets }) => endTurn(ctx, { sessionId, ...tablets.taken }),
    answers: inEach(() => everybody),
  },
];
