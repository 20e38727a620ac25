import { limits } from './limits.ts';
import type { MotionView } from './views.ts';

/** A sealed vote on which so few voted that its result is shown to nobody. */
export function staysSealed({ secrecy, state, cast }: Pick<MotionView, 'secrecy' | 'state' | 'cast'>): boolean {
  return secrecy === 'sealed' && state === 'closed' && cast < limits.fewestBallots;
}
