import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { moderationReasons, sanctionKinds } from '../moderation.ts';

/** Warning, muting or banning the author of a comment. A ban is asked for twice: `sure` says that it is meant. */
export const sanctionAuthorInput = z
  .strictObject({
    commentId: id,
    kind: z.enum(sanctionKinds, { error: 'sanction.kind_missing' }),
    reason: z.enum(moderationReasons, { error: 'moderation.reason_missing' }),
    sure: z.optional(z.boolean()),
  })
  .check(z.refine(({ kind, sure }) => kind !== 'ban' || sure === true, { error: 'sanction.not_sure', path: ['sure'] }));
export type SanctionAuthorInput = z.infer<typeof sanctionAuthorInput>;

export const sanctionIdInput = z.strictObject({ sanctionId: id });
export type SanctionIdInput = z.infer<typeof sanctionIdInput>;
