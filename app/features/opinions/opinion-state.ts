import type { OpinionState } from '#app/contract/opinions.ts';
import type { IconName } from '#app/ui/icon.tsx';
import type { Tone } from '#app/ui/tone.ts';

/** How each state looks beside its word. */
export const stateLooks: Record<OpinionState, { tone: Tone; icon: IconName }> = {
  first_draft: { tone: 'info', icon: 'document' },
  amending: { tone: 'info', icon: 'comment' },
  tabled: { tone: 'warn', icon: 'people' },
  postponed: { tone: 'pass', icon: 'clock' },
  adopted: { tone: 'agree', icon: 'check' },
  not_adopted: { tone: 'disagree', icon: 'cross' },
};

/** The list of opinions by what goes on with them, in this order. */
export const stateGroups: ReadonlyArray<{ id: string; states: readonly OpinionState[] }> = [
  { id: 'drafting', states: ['first_draft', 'amending'] },
  { id: 'plenary', states: ['tabled', 'postponed'] },
  { id: 'adopted', states: ['adopted'] },
  { id: 'not_adopted', states: ['not_adopted'] },
];
