import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { updatePasswordHash } from '#db/queries/people.ts';
import { confirmEmail, requestEmailCode } from '#server/domain/accounts/change-email.ts';
import { changePassword, replacePassword, requestPasswordCode } from '#server/domain/accounts/change-password.ts';
import { hashPassword } from '#server/domain/accounts/hashes.ts';
import * as manageAccount from '#server/domain/accounts/manage-account.ts';
import { renamePerson } from '#server/domain/accounts/rename-person.ts';
import { signIn } from '#server/domain/accounts/sign-in.ts';
import { requestSignInCode, useSignInCode } from '#server/domain/accounts/sign-in-code.ts';
import { signUp } from '#server/domain/accounts/sign-up.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { everybody, nobody, type Row } from './authz-matrix-cells.ts';

const email = () => `${randomUUID()}@example.test`;
async function useCode(ctx: ActionContext): Promise<unknown> {
  const address = email();
  const input = { email: address, name: 'شخص', password: null, role: 'citizen' as const, commune: null };
  await manageAccount.createAccount(ctx.services, input);
  let code = '';
  const write = (digits: string) => ({ subject: '', text: (code = digits) });
  const { attempt } = await requestSignInCode(ctx, { email: address }, 'hall', write);
  return useSignInCode(ctx, { attempt, code });
}

async function knownPassword(ctx: ActionContext): Promise<unknown> {
  const input = { email: email(), password: 'a long enough password' };
  await signUp(ctx, { ...input, name: 'شخص' }, 'hall');
  return signIn(ctx, input, 'hall');
}

const password = 'the present password';
const passwordHash = hashPassword(password);
const newPassword = 'another long password';
const login = () => ({ authSessionId: randomUUID(), expiresAt: new Date(Date.now() + 60_000), device: '' });

/** Whoever asks has a password, those too who have no account: it is the door that refuses them. */
async function withPassword({ actor, services }: ActionContext): Promise<void> {
  const hash = await passwordHash;
  if (actor.kind === 'visitor') return;
  await services.db.transaction((tx) => updatePasswordHash(tx, actor.personId, hash));
}

async function change(ctx: ActionContext): Promise<unknown> {
  await withPassword(ctx);
  return changePassword(ctx, { presentPassword: password, newPassword }, 'hall', login());
}

const noCode = { attempt: 'a'.repeat(32), code: '12345678' };
/** Asks for a code, where that is allowed, and gives what it is good for: nothing where it is not. */
async function codeFrom(
  ask: (read: (code: string) => { subject: string; text: string }) => Promise<{ attempt: string }>,
) {
  let code = '';
  try {
    return { ...(await ask((digits) => ({ subject: '', text: (code = digits) }))), code };
  } catch {
    return noCode;
  }
}

async function replace(ctx: ActionContext): Promise<unknown> {
  const given = await codeFrom((read) => requestPasswordCode(ctx, {}, 'hall', read));
  return replacePassword(ctx, { ...given, newPassword }, login());
}

async function askMove(ctx: ActionContext, read = (code: string) => ({ subject: '', text: code })) {
  await withPassword(ctx);
  const taken = () => ({ subject: '', text: '' });
  return requestEmailCode(ctx, { email: email(), password }, 'hall', { code: read, taken });
}

async function move(ctx: ActionContext): Promise<unknown> {
  const given = await codeFrom((read) => askMove(ctx, read));
  return confirmEmail(ctx, given, () => ({ subject: '', text: '' }));
}

/** Guests have nothing that could be changed. */
const holders = {
  ...everybody,
  ...nobody,
  guest: 'forbidden auth.account_needed',
  'other guest': 'forbidden auth.account_needed',
};

/** What each role is answered about accounts: whoever comes signs in; holders change what is their own, and nobody else does. */
export const accountRows: Row[] = [
  { door: 'signIn', call: knownPassword, answers: { open: everybody } },
  { door: 'signUp', call: knownPassword, answers: { open: everybody } },
  { door: 'requestSignInCode', call: useCode, answers: { open: everybody } },
  { door: 'useSignInCode', call: useCode, answers: { open: everybody } },
  {
    door: 'acceptCharter',
    call: (ctx) => manageAccount.acceptCharter(ctx, { version: charterVersion }),
    answers: { open: { ...everybody, ...nobody } },
  },
  { door: 'renamePerson', call: (ctx) => renamePerson(ctx, { name: 'اسم آخر' }), answers: { open: holders } },
  { door: 'changePassword', call: change, answers: { open: holders } },
  {
    door: 'requestPasswordCode',
    call: (ctx) => requestPasswordCode(ctx, {}, 'hall', (code) => ({ subject: '', text: code })),
    answers: { open: holders },
  },
  { door: 'replacePassword', call: replace, answers: { open: holders } },
  { door: 'requestEmailCode', call: (ctx) => askMove(ctx), answers: { open: holders } },
  { door: 'confirmEmail', call: move, answers: { open: holders } },
];
