import { useNavigation } from '@remix-run/react';
import { useRef } from 'react';

/**
 * The last refusal of a form. It stays through live updates of the page, which take the framework's own answer away, and
 * leaves with the next act.
 */
export function useLastAnswer<T>(answer: T | undefined): T | null {
  const { formMethod } = useNavigation();
  const kept = useRef<{ shown: T | null; left: T | undefined }>({ shown: answer ?? null, left: undefined });
  // While the next act is on its way, the framework still holds the answer to the one before.
  if (formMethod === 'POST') kept.current = { shown: null, left: answer };
  else if (answer !== undefined && answer !== kept.current.left) kept.current = { shown: answer, left: undefined };
  return kept.current.shown;
}
