import * as z from 'zod/mini';
import { id } from '../ids.ts';

/** Taking back an act of one's own as a moderator. */
export const takeBackInput = z.strictObject({ undoId: id });
export type TakeBackInput = z.infer<typeof takeBackInput>;
