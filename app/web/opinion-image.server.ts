import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { AppError, errorStatus, isAppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import { addImageInput } from '#app/contract/inputs/manage-opinion.ts';
import { parseInput } from '#app/contract/parse-input.ts';
import { requirePerson } from '#server/domain/actor.ts';
import { addImage } from '#server/domain/opinions/add-image.ts';
import { loadImage } from '#server/domain/opinions/load-image.ts';
import { toUnavailable } from '#server/domain/unavailable.ts';
import { actionContext } from './action-context.server.ts';
import { loadVersionList, opinionIdOf } from './load-opinion.server.ts';

/**
 * A picture sent by the editor: `file` and `alt` in, `{ imageId }` out, or `{ error }` with the reason and its status.
 * Without an `actionId` each sending counts as a new picture. Who may not know of the opinion is told so before the
 * picture is read.
 */
export async function receiveImage(args: ActionFunctionArgs): Promise<Response> {
  try {
    requirePerson(args.context.actor);
    await loadVersionList(args);
    const input = parseInput(addImageInput, { ...(await readImage(args.request)), opinionId: opinionIdOf(args) });
    return Response.json(await addImage(actionContext(args), input), { status: 201 });
  } catch (thrown) {
    const error = toUnavailable(thrown);
    if (!isAppError(error)) throw error;
    return Response.json({ error: error.toShape() }, { status: errorStatus[error.code] });
  }
}

async function readImage(request: Request) {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    throw new AppError('invalid', 'input.unreadable');
  }
  const form = await request.formData().catch(() => null);
  if (!form) throw new AppError('invalid', 'input.unreadable');
  const [file, alt, actionId] = [form.get('file'), form.get('alt'), form.get('actionId')];
  return {
    actionId: typeof actionId === 'string' ? actionId : randomUUID(),
    alt: typeof alt === 'string' ? alt : '',
    bytes: file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : undefined,
  };
}

/** A picture never changes under its name. It is shown as a picture and as nothing else, whatever is in it. */
export async function sendImage({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const imageId = id.safeParse(params.imageId);
  if (!imageId.success) throw new AppError('not_found', 'opinion.image_unknown');
  const { services, actor } = context;
  const { type, bytes } = await loadImage(services.db, actor, opinionIdOf({ params }), imageId.data);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  });
}
