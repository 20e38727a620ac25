import type { ActionFunctionArgs } from '@remix-run/node';
import { writeCaptionInput } from '#app/contract/inputs/manage-captions.ts';
import { writeCaption } from '#server/domain/captions/write-caption.ts';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';

/** One line of the captions, from the form of its page or sent while it is typed. */
export function runCaption(args: ActionFunctionArgs, fields: Record<string, string>) {
  return runForm(fields, {
    form: 'caption',
    schema: writeCaptionInput,
    read: ({ captionId, key, lang, text }) => ({
      sessionId: args.params.sessionId,
      captionId,
      lang,
      text,
      ...(key !== undefined && { key }),
    }),
    act: (input) => writeCaption(actionContext(args), input),
  });
}
