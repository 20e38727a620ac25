import * as z from 'zod/mini';
import { documentLimits } from '../document.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { opinionOrigins, opinionStates, opinionTemplates } from '../opinions.ts';
import { shortText } from '../text.ts';

const subject = shortText({ min: 10, max: 300 });

export const createOpinionInput = z.strictObject({
  actionId: id,
  communeId: z.string().check(z.regex(/^[0-9.]{3,20}$/, { error: 'id.unreadable' })),
  title: subject,
  origin: z.enum(opinionOrigins, { error: 'opinion.origin_unknown' }),
  template: z.enum(opinionTemplates, { error: 'opinion.template_unknown' }),
});
export type CreateOpinionInput = z.infer<typeof createOpinionInput>;

export const renameOpinionInput = z.strictObject({ actionId: id, opinionId: id, title: subject });
export type RenameOpinionInput = z.infer<typeof renameOpinionInput>;

export const moveOpinionInput = z.strictObject({
  actionId: id,
  opinionId: id,
  to: z.enum(opinionStates, { error: 'opinion.state_unknown' }),
});
export type MoveOpinionInput = z.infer<typeof moveOpinionInput>;

/** Opens a draft to citizens and visitors, or closes it again. */
export const openDraftInput = z.strictObject({ actionId: id, opinionId: id, opened: z.boolean() });
export type OpenDraftInput = z.infer<typeof openDraftInput>;

export const saveVersionInput = z.strictObject({ actionId: id, opinionId: id, name: shortText(limits.title) });
export type SaveVersionInput = z.infer<typeof saveVersionInput>;

/** Shows a version to everybody, or no longer. */
export const publishVersionInput = z.strictObject({ actionId: id, versionId: id, published: z.boolean() });
export type PublishVersionInput = z.infer<typeof publishVersionInput>;

export const restoreVersionInput = z.strictObject({ actionId: id, versionId: id });
export type RestoreVersionInput = z.infer<typeof restoreVersionInput>;

/** A picture with the words that stand for it. Its kind is read from its first bytes. */
export const addImageInput = z.strictObject({
  actionId: id,
  opinionId: id,
  alt: shortText(documentLimits.altText),
  bytes: z
    .instanceof(Uint8Array, { error: 'opinion.image_kind' })
    .check(z.refine((bytes) => bytes.length <= documentLimits.image, { error: 'opinion.image_too_large' })),
});
export type AddImageInput = z.infer<typeof addImageInput>;
