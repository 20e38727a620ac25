import * as z from 'zod/mini';
import { toWesternDigits } from './western-digits.ts';

/** Identifiers are UUIDs in lower case; anything else is refused before it reaches the database. */
export const id = z.uuid({ error: 'id.unreadable' }).check(z.toLowerCase());

/** Letters and digits of a room's code that cannot be mistaken for one another when read aloud (no 0 O 1 I L). */
export const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A room's code as it is stored: capitals, no spaces or dashes, Western digits. */
export function tidyCode(typed: string): string {
  return toWesternDigits(typed)
    .replace(/[\s\-_.]/g, '')
    .toUpperCase();
}

/** The code of a room: six characters of {@link codeAlphabet}. */
export const roomCode = z
  .string({ error: 'code.missing' })
  .check(
    z.maxLength(40, { error: 'code.unreadable' }),
    z.overwrite(tidyCode),
    z.regex(new RegExp(`^[${codeAlphabet}]{6}$`), { error: 'code.unreadable' }),
  );

/** A code of the Haut-Commissariat au Plan, with its final dot. */
export const communeCode = z.string().check(z.regex(/^[0-9.]{3,20}$/, { error: 'id.unreadable' }));
