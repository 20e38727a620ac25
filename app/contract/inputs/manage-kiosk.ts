import * as z from 'zod/mini';
import { codeAlphabet, id, tidyCode } from '../ids.ts';
import { slipLength } from '../kiosk.ts';
import { limits } from '../limits.ts';
import { personName } from '../text.ts';

/** What a tablet holds: 32 random bytes in base64url. */
const token = z.string({ error: 'kiosk.link' }).check(z.regex(/^[A-Za-z0-9_-]{43}$/, { error: 'kiosk.link' }));

/** Opens a shared tablet for a session; sent again with the same id before the link was used it makes a new link. */
export const openKioskInput = z.strictObject({
  kioskId: id,
  sessionId: id,
  label: personName(limits.kioskLabel),
  /** Whether somebody without a slip may vote as a new guest, where everybody may. */
  admitsGuests: z.boolean(),
});
export type OpenKioskInput = z.infer<typeof openKioskInput>;

export const revokeKioskInput = z.strictObject({ sessionId: id, kioskId: id });
export type RevokeKioskInput = z.infer<typeof revokeKioskInput>;

/** The link of a kiosk, opened on the tablet once. */
export const takeKioskInput = z.strictObject({ sessionId: id, link: token });
export type TakeKioskInput = z.infer<typeof takeKioskInput>;

export const issueSlipInput = z.strictObject({ sessionId: id, mandateId: id });
export type IssueSlipInput = z.infer<typeof issueSlipInput>;

/** A voting slip as people type it. */
const slipCode = z
  .string({ error: 'slip.unknown' })
  .check(
    z.maxLength(40, { error: 'slip.unreadable' }),
    z.overwrite(tidyCode),
    z.regex(new RegExp(`^[${codeAlphabet}]{${slipLength}}$`), { error: 'slip.unreadable' }),
  );

/** Somebody touches the tablet: with a slip, or as a new guest. */
export const beginTurnInput = z.strictObject({ sessionId: id, device: token, slip: z.optional(slipCode) });
export type BeginTurnInput = z.infer<typeof beginTurnInput>;

export const endTurnInput = z.strictObject({ sessionId: id, device: token, turnId: id });
export type EndTurnInput = z.infer<typeof endTurnInput>;
