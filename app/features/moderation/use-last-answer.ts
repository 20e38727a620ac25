import { useNavigation } from '@remix-run/react';
import { useRef } from 'react';

/**
 * The last refusal of a form. It stays through live updates of the page, which take the framework's own answer away, and
 * leaves with the next act.
 */
export function useLastAnswer<T>(answer: T | undefined): T | null {
  const { formMethod } = useNavigation();
  const kept = useRef<T | null>(answer ?? null);
  if (answer !== undefined) kept.current = answer;
  else if (formMethod === 'POST') kept.current = null;
  return kept.current;
}
