import type { Lang } from '#app/contract/languages.ts';
import type { Refused } from '#app/ui/form-errors.tsx';

/** The acts of this part of the page; a refused form is known by its act. */
export const accountActs = ['rename', 'password', 'password-ask', 'password-code', 'email', 'email-code'] as const;
export type AccountAct = (typeof accountActs)[number];

/** Controls of these forms, which are their ids. Of two forms that have the same one, only one is shown. */
export const accountFields = ['name', 'presentPassword', 'newPassword', 'email', 'password', 'code'] as const;

/** What a code was asked for a moment ago in this browser. */
export type Asked = 'password' | 'email' | null;

export type ChangeProps = {
  name: string | null;
  email: string;
  hasPassword: boolean;
  /** Whether mail goes out. */
  mails: boolean;
  demo: boolean;
  asked: Asked;
  refused: Refused | undefined;
};

/**
 * Where a form of this part posts to. Not the address of the page as it is: with the place in it that was gone to, the answer
 * would be shown from there, below what it says at its top.
 */
export const accountPath = (lang: Lang, asked: Asked = null): string =>
  `/${lang}/account${asked === null ? '' : `?sent=${asked}`}`;
