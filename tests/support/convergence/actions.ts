import { $getRoot, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { asOneStep } from '#app/editor/blocks/one-step.ts';
import type { Random } from '#tests/support/seeded-random.ts';
import { edits, type Edit, type Means } from './edits.ts';
import { marksIn } from './history.ts';
import type { Replica } from './replica.ts';

export type Action =
  Edit | 'undo' | 'redo' | 'leave' | 'come_back' | 'reload_from_device' | 'reload_from_nothing' | 'wait';

/** How often each comes up, to a hundred or so. Gentle ones take no word away. */
const gentle: Partial<Record<Action, number>> = {
  word: 40,
  format: 8,
  split: 8,
  paste: 6,
  table: 3,
  leave: 6,
  come_back: 10,
  reload_from_device: 4,
  wait: 12,
};
const wild: Partial<Record<Action, number>> = {
  ...gentle,
  remove: 9,
  kind: 7,
  list: 5,
  undo: 9,
  redo: 5,
  clear: 1,
  reload_from_nothing: 2,
};

export function pickAction(random: Random, isWild: boolean): Action {
  const weights = Object.entries(isWild ? wild : gentle) as [Action, number][];
  let rest = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [action, weight] of weights) {
    rest -= weight;
    if (rest < 0) return action;
  }
  return 'wait';
}

export const isEdit = (action: Action): action is Edit => action in edits;

/** Changes the text in an editor, as one step of its undo history. */
export function edit({ editor, problems }: Replica, action: Edit | 'undo' | 'redo', means: Means): void {
  const before = problems.length;
  if (action === 'undo') editor.dispatchCommand(UNDO_COMMAND, undefined);
  else if (action === 'redo') editor.dispatchCommand(REDO_COMMAND, undefined);
  else asOneStep(editor, () => edits[action](means));
  // An edit that Lexical itself gives up leaves the text as it was.
  problems.length = before;
}

/** The marks that stand in an editor, each as often as it does. */
export function marksOf({ editor }: Replica): string[] {
  return marksIn(editor.read(() => $getRoot().getTextContent()));
}
