import { isAppError } from '#app/contract/errors.ts';

/** How an act ended, in one short text: `ok`, `code reason` of a refusal, or `bug …` for what no client should cause. */
export async function outcomeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'ok';
  } catch (error) {
    return isAppError(error) ? `${error.code} ${error.reason}` : `bug ${String(error)}`;
  }
}
