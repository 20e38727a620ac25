import * as z from 'zod/mini';
import { displayName, email, newPassword, triedPassword, useCodeInput } from './sign-in.ts';

export const renamePersonInput = z.strictObject({ name: displayName });
export type RenamePersonInput = z.infer<typeof renamePersonInput>;

export const changePasswordInput = z.strictObject({ presentPassword: triedPassword, newPassword });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

/** A password in the place of one that was forgotten or never chosen, with a code that was sent to the account's address. */
export const replacePasswordInput = z.extend(useCodeInput, { newPassword });
export type ReplacePasswordInput = z.infer<typeof replacePasswordInput>;

/** The address that is to become the account's, and the present password. */
export const requestEmailInput = z.strictObject({ email, password: triedPassword });
export type RequestEmailInput = z.infer<typeof requestEmailInput>;

/** The code that arrived at the new address. */
export const confirmEmailInput = useCodeInput;
export type ConfirmEmailInput = z.infer<typeof confirmEmailInput>;

/** A code to the account's own address: there is nothing to say. */
export const requestPasswordCodeInput = z.strictObject({});
export type RequestPasswordCodeInput = z.infer<typeof requestPasswordCodeInput>;
