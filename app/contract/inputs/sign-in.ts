import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { personName } from '../text.ts';
import { toWesternDigits } from '../western-digits.ts';

/** An e-mail address in lower case. Whether it exists is shown only by a message that arrives. */
export const email = z.string({ error: 'email.missing' }).check(
  z.trim(),
  z.toLowerCase(),
  z.maxLength(limits.email.max, { error: 'email.unreadable' }),
  z.regex(/^[^\s@<>()",;:\\\u0000-\u001f\u007f-\uffff]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/, {
    error: 'email.unreadable',
  }),
);

const password = z.string({ error: 'password.missing' }).check(
  z.refine((text) => text.isWellFormed() && !text.includes('\u0000'), { error: 'text.unreadable', abort: true }),
  z.maxLength(limits.password.max, { error: 'password.long' }),
);

/** A password that is tried. */
export const triedPassword = password.check(z.minLength(1, { error: 'password.missing' }));

export const signInInput = z.strictObject({ email, password: triedPassword });
export type SignInInput = z.infer<typeof signInInput>;

/** The name shown with what somebody writes. */
export const displayName = personName(limits.displayName);
/** A password that is chosen; one that is only tried may be shorter. */
export const newPassword = password.check(z.minLength(limits.password.min, { error: 'password.short' }));

export const signUpInput = z.strictObject({ name: displayName, email, password: newPassword });
export type SignUpInput = z.infer<typeof signUpInput>;

export const requestCodeInput = z.strictObject({ email });
export type RequestCodeInput = z.infer<typeof requestCodeInput>;

/** Eight digits from the message; `attempt` is the secret kept in the asking browser's cookie. */
export const useCodeInput = z.strictObject({
  code: z.string({ error: 'signin.code_missing' }).check(
    z.overwrite((typed) => toWesternDigits(typed).replace(/[\s-]/g, '')),
    z.regex(/^\d{8}$/, { error: 'signin.code_unreadable' }),
  ),
  attempt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/, { error: 'signin.other_browser' })),
});
export type UseCodeInput = z.infer<typeof useCodeInput>;

export const revokeAuthSessionInput = z.strictObject({ authSessionId: z.string().check(z.regex(/^[a-f0-9]{64}$/)) });
export const acceptCharterInput = z.strictObject({ version: z.int() });
export type AcceptCharterInput = z.infer<typeof acceptCharterInput>;
