import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import {
  changePasswordInput,
  confirmEmailInput,
  renamePersonInput,
  replacePasswordInput,
  requestEmailInput,
  requestPasswordCodeInput,
} from '#app/contract/inputs/change-account.ts';
import { confirmEmail, requestEmailCode } from '#server/domain/accounts/change-email.ts';
import { changePassword, replacePassword, requestPasswordCode } from '#server/domain/accounts/change-password.ts';
import { renamePerson } from '#server/domain/accounts/rename-person.ts';
import { actionContext, langOf } from './action-context.server.ts';
import { attemptCookie, readAttempt } from './attempt-cookie.server.ts';
import { deviceOf, loginHeaders } from './cookies.server.ts';
import { isDone, runForm } from './run-form.server.ts';
import { speak } from './speak.server.ts';

type Fields = Record<string, string>;

/** What a form of the account does, by the act it names. */
export const accountForms = {
  rename,
  password,
  'password-ask': askPasswordCode,
  'password-code': passwordByCode,
  email: askEmailCode,
  'email-code': confirmAddress,
};

async function rename(args: ActionFunctionArgs, fields: Fields) {
  const answer = await runForm(fields, {
    form: 'rename',
    schema: renamePersonInput,
    read: ({ name }) => ({ name }),
    act: (input) => renamePerson(actionContext(args), input),
  });
  return isDone(answer) ? leadBack(args, 'done=renamed#done') : answer;
}

async function password(args: ActionFunctionArgs, fields: Fields) {
  const { auth, address } = args.context;
  const { token, login } = auth.prepare(deviceOf(args.request));
  const answer = await runForm(fields, {
    form: 'password',
    schema: changePasswordInput,
    read: ({ presentPassword, newPassword }) => ({ presentPassword, newPassword }),
    act: (input) => changePassword(actionContext(args), input, address, login),
  });
  if (!isDone(answer)) return answer;
  return leadBack(args, 'done=password#done', loginHeaders(args.context, token, login.expiresAt));
}

async function askPasswordCode(args: ActionFunctionArgs, fields: Fields) {
  const answer = await runForm(fields, {
    form: 'password-ask',
    schema: requestPasswordCodeInput,
    read: () => ({}),
    act: (input) =>
      requestPasswordCode(actionContext(args), input, args.context.address, (code) => write(args, 'password', code)),
  });
  return isDone(answer) ? leadToCode(args, 'password', answer.result.attempt) : answer;
}

async function passwordByCode(args: ActionFunctionArgs, fields: Fields) {
  const { token, login } = args.context.auth.prepare(deviceOf(args.request));
  const answer = await runForm(fields, {
    form: 'password-code',
    schema: replacePasswordInput,
    read: ({ code, newPassword }) => ({ code, newPassword, attempt: attemptOf(args) }),
    act: (input) => replacePassword(actionContext(args), input, login),
  });
  if (!isDone(answer)) return answer;
  return leadBack(args, 'done=password#done', forget(args, loginHeaders(args.context, token, login.expiresAt)));
}

async function askEmailCode(args: ActionFunctionArgs, fields: Fields) {
  const answer = await runForm(fields, {
    form: 'email',
    schema: requestEmailInput,
    read: ({ email, password: tried }) => ({ email, password: tried }),
    act: (input) =>
      requestEmailCode(actionContext(args), input, args.context.address, {
        code: (code) => write(args, 'email', code),
        taken: () => write(args, 'taken'),
      }),
  });
  return isDone(answer) ? leadToCode(args, 'email', answer.result.attempt) : answer;
}

async function confirmAddress(args: ActionFunctionArgs, fields: Fields) {
  const answer = await runForm(fields, {
    form: 'email-code',
    schema: confirmEmailInput,
    read: ({ code }) => ({ code, attempt: attemptOf(args) }),
    act: (input) => confirmEmail(actionContext(args), input, () => write(args, 'moved')),
  });
  return isDone(answer) ? leadBack(args, 'done=email#done', forget(args, new Headers())) : answer;
}

function write({ params }: ActionFunctionArgs, mail: 'password' | 'email' | 'taken' | 'moved', code = '') {
  const { t } = speak(langOf(params));
  return {
    subject: t(`account:change.${mail}_mail_subject`, { code }),
    text: t(`account:change.${mail}_mail`, { code }),
  };
}

/** Of a browser that keeps none any more, one that nobody was given: its code is too old. */
const attemptOf = ({ request, context }: ActionFunctionArgs): string =>
  readAttempt(request, context.site.secure) ?? '-'.repeat(32);

function forget({ context }: ActionFunctionArgs, headers: Headers): Headers {
  headers.append('Set-Cookie', attemptCookie('', context.site.secure));
  return headers;
}

function leadBack({ params }: ActionFunctionArgs, query: string, headers = new Headers()): Response {
  return redirect(`/${langOf(params)}/account?${query}`, { status: 303, headers });
}

/** Leads to where the code is typed: the part of the page stands open while this browser keeps the secret of the code. */
function leadToCode(args: ActionFunctionArgs, part: 'password' | 'email', attempt: string): Response {
  const headers = new Headers({ 'Set-Cookie': attemptCookie(attempt, args.context.site.secure) });
  return leadBack(args, `sent=${part}#change-${part}`, headers);
}
