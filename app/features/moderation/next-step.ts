import { staysSealed } from '#app/contract/sealed.ts';
import type { AgendaItemView, RoomView } from '#app/contract/views.ts';
import type { CockpitMotion } from './cockpit.ts';

/** The one thing that comes next in a session: what the main button does. */
export type NextStep =
  | { kind: 'start' | 'resume' | 'close-session' | 'nothing' }
  | { kind: 'close-motion' | 'show-result' | 'open-motion'; motion: CockpitMotion }
  | { kind: 'next-item'; item: AgendaItemView; at: number };

/**
 * What comes next: an open vote is ended before anything else, its result is shown, the votes of the current item are
 * opened, then the agenda moves on; at its end the session is closed.
 */
export function findNextStep(room: Pick<RoomView, 'session' | 'agenda'>, motions: CockpitMotion[]): NextStep {
  const { state, currentItemId } = room.session;
  const unshown = motions.findLast(
    (motion) => motion.state === 'closed' && !motion.resultShown && !staysSealed(motion),
  );
  if (state === 'closed') return unshown ? { kind: 'show-result', motion: unshown } : { kind: 'nothing' };
  if (state === 'planned') return { kind: 'start' };
  const open = motions.find((motion) => motion.state === 'open');
  if (state === 'paused') return { kind: 'resume' };
  if (open) return { kind: 'close-motion', motion: open };
  if (unshown) return { kind: 'show-result', motion: unshown };
  const drafts = motions.filter((motion) => motion.state === 'draft');
  const ofItem = drafts.find((motion) => motion.agendaItemId !== null && motion.agendaItemId === currentItemId);
  if (ofItem) return { kind: 'open-motion', motion: ofItem };
  const at = room.agenda.findIndex((item) => item.agendaItemId === currentItemId) + 1;
  const item = room.agenda[at];
  if (item) return { kind: 'next-item', item, at };
  const [left] = drafts;
  return left ? { kind: 'open-motion', motion: left } : { kind: 'close-session' };
}
