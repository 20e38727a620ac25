import { checkReceipt } from '#server/domain/ledger/check-receipt.ts';
import { everybody, inEach, type Row } from './authz-matrix-cells.ts';

/** The record is public; a receipt is a secret of its own. */
export const ledgerRows: Row[] = [
  {
    door: 'checkReceipt',
    call: (ctx, { sessionId }) => checkReceipt(ctx, { sessionId, receipt: '0'.repeat(32) }),
    answers: inEach(() => everybody),
  },
];
