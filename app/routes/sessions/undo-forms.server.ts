import type { ActionFunctionArgs } from '@remix-run/node';
import { takeBackInput } from '#app/contract/inputs/take-back.ts';
import { floorReversible, moderationReversible, questionReversible } from '#app/contract/reversible.ts';
import { takeBackFloor } from '#server/domain/floor/undo-floor.ts';
import { takeBackModeration } from '#server/domain/moderation/undo-moderation.ts';
import { takeBackQuestion } from '#server/domain/questions/undo-question.ts';
import { takeBackSession } from '#server/domain/sessions/undo-session.ts';
import type { DoneKind } from '../../features/moderation/cockpit.ts';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';

type Fields = Record<string, string>;

/** Who takes back which acts; each refuses those of the others. */
const doors: Array<[known: readonly string[], act: typeof takeBackFloor]> = [
  [floorReversible, takeBackFloor],
  [questionReversible, takeBackQuestion],
  [moderationReversible, takeBackModeration],
];

/** The form that takes the last act back. */
export function undoForms(args: ActionFunctionArgs) {
  return {
    takeBack: {
      run: (fields: Fields) =>
        runForm(fields, {
          form: 'takeBack',
          schema: takeBackInput,
          read: ({ undoId }) => ({ undoId }),
          act: (input) => {
            const [, takeBack = takeBackSession] = doors.find(([known]) => known.includes(fields.act ?? '')) ?? [];
            return takeBack(actionContext(args), input);
          },
        }),
      done: (): DoneKind => 'undone',
    },
  };
}
