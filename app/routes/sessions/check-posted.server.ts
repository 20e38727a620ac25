import type { ActionFunctionArgs } from '@remix-run/node';
import { checkReceiptInput } from '#app/contract/inputs/check-receipt.ts';
import { checkReceipt } from '#server/domain/ledger/check-receipt.ts';
import { actionContext } from '../../web/action-context.server.ts';
import { loadSessionRoom } from '../../web/load-session.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';

/** Looks a posted receipt up. It changes nothing; it is posted so that the number stands in no address. */
export async function checkPosted(args: ActionFunctionArgs) {
  const { session } = await loadSessionRoom(args);
  const answer = await runForm(await readFields(args.request), {
    form: 'checkReceipt',
    schema: checkReceiptInput,
    read: ({ receipt }) => ({ sessionId: session.sessionId, receipt }),
    act: async (input) => ({ receipt: input.receipt, found: await checkReceipt(actionContext(args), input) }),
  });
  return isDone(answer) ? answer.result : answer;
}
