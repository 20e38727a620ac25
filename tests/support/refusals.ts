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

/** The fields that a refused act names, with a reason each; null where it was not refused for its input. */
export async function fieldsOf(act: Promise<unknown>): Promise<Record<string, string> | null> {
  try {
    await act;
    return null;
  } catch (error) {
    return isAppError(error) && error.code === 'invalid' ? (error.fields ?? {}) : null;
  }
}
