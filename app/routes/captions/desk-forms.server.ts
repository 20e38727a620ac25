import type { ActionFunctionArgs } from '@remix-run/node';
import {
  captionerIdInput,
  editCaptionInput,
  nameCaptionerInput,
  switchWallCaptionsInput,
} from '#app/contract/inputs/manage-captions.ts';
import { hideContentInput, showContentInput } from '#app/contract/inputs/moderate-session.ts';
import { editCaption, hideCaption, showCaption } from '#server/domain/captions/moderate-caption.ts';
import { nameCaptioner, revokeCaptioner } from '#server/domain/captions/name-captioner.ts';
import { switchWallCaptions } from '#server/domain/captions/switch-wall-captions.ts';
import type { DeskDone } from '../../features/captions/caption-desk.tsx';
import { actionContext } from '../../web/action-context.server.ts';
import { runForm } from '../../web/run-form.server.ts';

type Fields = Record<string, string>;
type DeskForm = { run(fields: Fields): ReturnType<typeof runForm>; done: DeskDone };

const doneKinds: readonly DeskDone[] = ['named', 'revoked', 'wall', 'hidden', 'shown', 'corrected'];

/** What was just done, from the address that followed it. */
export function readDeskDone(request: Request): DeskDone | null {
  const done = new URL(request.url).searchParams.get('done');
  return doneKinds.find((known) => known === done) ?? null;
}

/** Every form of the desk of the captions by the name in its field `intent`. */
export function deskForms(args: ActionFunctionArgs): Record<string, DeskForm> {
  const ctx = actionContext(args);
  const { sessionId } = args.params;
  const name = (form: string, read: (fields: Fields) => object): DeskForm => ({
    run: (fields) =>
      runForm(fields, {
        form,
        schema: nameCaptionerInput,
        read: () => ({ actionId: fields.actionId, sessionId, ...read(fields) }),
        act: (input) => nameCaptioner(ctx, input),
      }),
    done: 'named',
  });
  return {
    link: name('link', () => ({})),
    name: name('name', ({ email = '' }) => ({ email })),
    revoke: {
      run: (fields) =>
        runForm(fields, {
          form: 'revoke',
          schema: captionerIdInput,
          read: ({ captionerId }) => ({ captionerId }),
          act: (input) => revokeCaptioner(ctx, input),
        }),
      done: 'revoked',
    },
    wall: {
      run: (fields) =>
        runForm(fields, {
          form: 'wall',
          schema: switchWallCaptionsInput,
          read: ({ on }) => ({ sessionId, on: on === '1' }),
          act: (input) => switchWallCaptions(ctx, input),
        }),
      done: 'wall',
    },
    ...lineForms(ctx),
  };
}

function lineForms(ctx: ReturnType<typeof actionContext>): Record<string, DeskForm> {
  return {
    hide: {
      run: (fields) =>
        runForm(fields, {
          form: 'line',
          schema: hideContentInput,
          read: ({ captionId, reason }) => ({ targetId: captionId, reason }),
          act: (input) => hideCaption(ctx, input),
        }),
      done: 'hidden',
    },
    show: {
      run: (fields) =>
        runForm(fields, {
          form: 'line',
          schema: showContentInput,
          read: ({ captionId }) => ({ targetId: captionId }),
          act: (input) => showCaption(ctx, input),
        }),
      done: 'shown',
    },
    correct: {
      run: (fields) =>
        runForm(fields, {
          form: 'line',
          schema: editCaptionInput,
          read: ({ captionId, text }) => ({ captionId, text }),
          act: (input) => editCaption(ctx, input),
        }),
      done: 'corrected',
    },
  };
}
