import type { ActionFunctionArgs } from '@remix-run/node';
import {
  moveOpinionInput,
  openDraftInput,
  publishVersionInput,
  renameOpinionInput,
  restoreVersionInput,
  saveVersionInput,
} from '#app/contract/inputs/manage-opinion.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { openDraft } from '#server/domain/opinions/open-draft.ts';
import { publishVersion } from '#server/domain/opinions/publish-version.ts';
import { renameOpinion } from '#server/domain/opinions/rename-opinion.ts';
import { restoreVersion } from '#server/domain/opinions/restore-version.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import type { ManageDone } from '../features/opinions/manage-done.ts';
import { actionContext } from './action-context.server.ts';
import { opinionIdOf } from './load-opinion.server.ts';
import { runForm } from './run-form.server.ts';

type Fields = Record<string, string>;
/** One form of the versions page: the action behind it, and what to say when it was done. */
type Form = { run: (fields: Fields) => ReturnType<typeof runForm>; done: ManageDone };

/** Every form of an opinion's versions page by the name in its field `intent`. */
export function opinionForms(args: ActionFunctionArgs): Record<string, Form> {
  return { ...textForms(args), ...versionForms(args) };
}

function textForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const opinionId = opinionIdOf(args);
  const open = (opened: boolean): Form['run'] => {
    return (fields) =>
      runForm(fields, {
        form: 'open',
        schema: openDraftInput,
        read: ({ actionId }) => ({ actionId, opinionId, opened }),
        act: (input) => openDraft(ctx, input),
      });
  };
  return {
    rename: {
      run: (fields) =>
        runForm(fields, {
          form: 'rename',
          schema: renameOpinionInput,
          read: ({ actionId, title }) => ({ actionId, opinionId, title }),
          act: (input) => renameOpinion(ctx, input),
        }),
      done: 'renamed',
    },
    move: {
      run: (fields) =>
        runForm(fields, {
          form: 'move',
          schema: moveOpinionInput,
          read: ({ actionId, to }) => ({ actionId, opinionId, to }),
          act: (input) => moveOpinion(ctx, input),
        }),
      done: 'moved',
    },
    open: { run: open(true), done: 'opened' },
    close: { run: open(false), done: 'closed' },
  };
}

function versionForms(args: ActionFunctionArgs): Record<string, Form> {
  const ctx = actionContext(args);
  const opinionId = opinionIdOf(args);
  const publish = (published: boolean): Form['run'] => {
    return (fields) =>
      runForm(fields, {
        form: 'publish',
        schema: publishVersionInput,
        read: ({ actionId, versionId }) => ({ actionId, versionId, published }),
        act: (input) => publishVersion(ctx, input),
      });
  };
  return {
    save: {
      run: (fields) =>
        runForm(fields, {
          form: 'save',
          schema: saveVersionInput,
          read: ({ actionId, name }) => ({ actionId, opinionId, name }),
          act: (input) => saveVersion(ctx, input),
        }),
      done: 'saved',
    },
    restore: {
      run: (fields) =>
        runForm(fields, {
          form: 'restore',
          schema: restoreVersionInput,
          read: ({ actionId, versionId }) => ({ actionId, versionId }),
          act: (input) => restoreVersion(ctx, input),
        }),
      done: 'restored',
    },
    publish: { run: publish(true), done: 'published' },
    unpublish: { run: publish(false), done: 'withdrawn' },
  };
}
