import type { ActionFunctionArgs } from '@remix-run/node';
import { mergeStatementInput, translateStatementInput } from '#app/contract/inputs/manage-statement.ts';
import { mergeStatement } from '#server/domain/moderation/moderate-statement.ts';
import { translateStatement } from '#server/domain/moderation/translate-statement.ts';
import type { DoneKind } from '../../features/moderation/cockpit.ts';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';
import { readDigits } from './read-plan.server.ts';

type Fields = Record<string, string>;

/** The forms of the moderators' page that merge and translate statements. */
export function statementForms(
  args: ActionFunctionArgs,
): Record<string, { run: (fields: Fields) => ReturnType<typeof runForm>; done: () => DoneKind }> {
  const ctx = actionContext(args);
  return {
    mergeStatement: {
      run: (fields) =>
        runForm(fields, {
          form: 'mergeStatement',
          schema: mergeStatementInput,
          read: ({ targetId, into }) => ({ targetId, into: readNumber(into) }),
          act: (input) => mergeStatement(ctx, input),
        }),
      done: () => 'statement-merged',
    },
    translateStatement: {
      run: (fields) =>
        runForm(fields, {
          form: 'translateStatement',
          schema: translateStatementInput,
          read: ({ statementId, lang, text, sure }) => ({ statementId, lang, text, ...(sure && { sure: true }) }),
          act: (input) => translateStatement(ctx, input),
        }),
      done: () => 'statement-translated',
    },
  };
}

/** The number of a statement as typed, Arabic digits too. */
function readNumber(typed: string | undefined): number {
  const western = readDigits(typed);
  return /^\d{1,4}$/.test(western) ? Number(western) : Number.NaN;
}
