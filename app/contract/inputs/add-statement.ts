import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

export const addStatementInput = z.strictObject({ actionId: id, sessionId: id, text: longText(limits.statementText) });
export type AddStatementInput = z.infer<typeof addStatementInput>;
