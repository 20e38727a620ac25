import type { ActionFunctionArgs } from '@remix-run/node';
import {
  correctMinutesInput,
  draftMinutesInput,
  editMinutesInput,
  publishMinutesInput,
  redraftSectionInput,
  signMinutesInput,
} from '#app/contract/inputs/manage-minutes.ts';
import { correctMinutes } from '#server/domain/minutes/correct-minutes.ts';
import { draftMinutes, redraftSection } from '#server/domain/minutes/draft-minutes.ts';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { publishMinutes } from '#server/domain/minutes/publish-minutes.ts';
import { signMinutes } from '#server/domain/minutes/sign-minutes.ts';
import type { MinutesDone } from '../features/minutes/minutes-done.ts';
import { actionContext } from './action-context.server.ts';
import { runForm } from './run-form.server.ts';

type Fields = Record<string, string>;
/** One form of the minutes' desk: the action behind it, and what to say when it was done. */
type Form = { run: (fields: Fields) => ReturnType<typeof runForm>; done: MinutesDone };

/** Every form of the desk by the name in its field `intent`. */
export function minutesForms(args: ActionFunctionArgs): Record<string, Form> {
  return { ...writingForms(args), ...signingForms(args) };
}

function writingForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  return {
    draft: {
      run: (fields) =>
        runForm(fields, {
          form: 'draft',
          schema: draftMinutesInput,
          read: ({ seen }) => ({ sessionId, seen: seen || null }),
          act: (input) => draftMinutes(ctx, input),
        }),
      done: 'drafted',
    },
    redraft: {
      run: (fields) =>
        runForm(fields, {
          form: 'redraft',
          schema: redraftSectionInput,
          read: ({ section, revision }) => ({ sessionId, section, revision: Number(revision) }),
          act: (input) => redraftSection(ctx, input),
        }),
      done: 'redrafted',
    },
    edit: {
      run: (fields) =>
        runForm(fields, {
          form: 'edit',
          schema: editMinutesInput,
          read: ({ section, revision, ar, fr }) => ({ sessionId, section, revision: Number(revision), ar, fr }),
          act: (input) => editMinutes(ctx, input),
        }),
      done: 'saved',
    },
  };
}

function signingForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  return {
    sign: {
      run: (fields) =>
        runForm(fields, {
          form: 'sign',
          schema: signMinutesInput,
          read: ({ office, seen }) => ({ sessionId, office, seen }),
          act: (input) => signMinutes(ctx, input),
        }),
      done: 'signed',
    },
    publish: {
      run: (fields) =>
        runForm(fields, {
          form: 'publish',
          schema: publishMinutesInput,
          read: ({ seen }) => ({ sessionId, seen }),
          act: (input) => publishMinutes(ctx, input),
        }),
      done: 'published',
    },
    correct: {
      run: (fields) =>
        runForm(fields, {
          form: 'correct',
          schema: correctMinutesInput,
          read: ({ reason }) => ({ sessionId, reason }),
          act: (input) => correctMinutes(ctx, input),
        }),
      done: 'correcting',
    },
  };
}
