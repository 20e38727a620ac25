import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { langSchema, longText } from '../text.ts';

/** Merging a statement into a like one; which one to merge into may be named by its number, as people read it. */
export const mergeStatementInput = z.strictObject({
  targetId: id,
  into: z
    .int({ error: 'statement.number_missing' })
    .check(z.minimum(1, { error: 'statement.number_missing' }), z.maximum(limits.statementsPerSession)),
});
export type MergeStatementInput = z.infer<typeof mergeStatementInput>;

/** A translation of a statement; given again, it takes the place of the one before. `sure`: its listed words were seen. */
export const translateStatementInput = z.strictObject({
  statementId: id,
  lang: langSchema,
  text: longText(limits.statementText),
  sure: z.optional(z.boolean()),
});
export type TranslateStatementInput = z.infer<typeof translateStatementInput>;

/** Asking for another look at the decision that hid or refused one's statement. */
export const appealStatementInput = z.strictObject({ statementId: id, text: longText(limits.appealText) });
export type AppealStatementInput = z.infer<typeof appealStatementInput>;
