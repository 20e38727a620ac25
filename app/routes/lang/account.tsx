import { parseInput } from '#app/contract/parse-input.ts';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { acceptCharterInput, revokeAuthSessionInput } from '#app/contract/inputs/sign-in.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { requireAccount, requirePerson } from '#server/domain/actor.ts';
import { loadAccount } from '#server/domain/accounts/load-account.ts';
import { acceptCharter } from '#server/domain/accounts/manage-account.ts';
import { AccountPage, GuestPage } from '../../features/accounts/account-page.tsx';
import { accountActs, accountFields } from '../../features/accounts/account-acts.ts';
import { ChangeAccount } from '../../features/accounts/change-account.tsx';
import { CharterDetails } from '../../features/communes/charter-points.tsx';
import { Page } from '../../features/shell/page.tsx';
import { accountForms } from '../../web/account-forms.server.ts';
import { KeepTyped } from '../../web/keep-typed.tsx';
import { typedOwner } from '../../web/typed-owner.server.ts';
import { actionContext, langOf } from '../../web/action-context.server.ts';
import { readAttempt } from '../../web/attempt-cookie.server.ts';
import { listLogins } from '../../web/logins.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

const outcomes = ['accepted', 'revoked', 'others', 'welcome', 'renamed', 'password', 'email'] as const;
const codes = ['password', 'email'] as const;

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return orRespond(async () => {
    const lang = langOf(params);
    const { actor, auth, services } = context;
    if (actor.kind === 'visitor') throw redirect(`/${lang}/sign-in?back=/${lang}/account`);
    const { kind, name, charterVersion } = actor;
    const mine = { kind, name, charterVersion, ...(await loadAccount(services.db, actor)) };
    const query = new URL(request.url).searchParams;
    const { site } = context;
    const asked = readAttempt(request, site.secure) === null ? null : query.get('sent');
    return {
      title: pageTitle(lang, speak(lang).t(kind === 'guest' ? 'account:mine.guest_title' : 'account:mine.title')),
      mine,
      logins: kind === 'guest' ? [] : await listLogins(auth, actor),
      owner: typedOwner(context),
      done: outcomes.find((outcome) => outcome === query.get('done')) ?? null,
      asked: codes.find((one) => one === asked) ?? null,
      mails: site.mails,
      demo: site.demo,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const fields = await readFields(args.request);
    if (fields.intent === 'revoke') return revoke(args, fields);
    if (fields.intent === 'revoke-others') return revokeOthers(args);
    const act = accountActs.find((one) => one === fields.intent);
    if (act) return accountForms[act](args, fields);
    const answer = await runForm(fields, {
      form: 'charter',
      schema: acceptCharterInput,
      read: ({ version }) => ({ version: Number(version) }),
      act: (input) => acceptCharter(actionContext(args), input),
    });
    return isDone(answer) ? back(args, 'accepted') : answer;
  });
}

function back({ params }: ActionFunctionArgs, done: (typeof outcomes)[number]): Response {
  return redirect(`/${langOf(params)}/account?done=${done}`, 303);
}

async function revoke(args: ActionFunctionArgs, { authSessionId }: Record<string, string>): Promise<Response> {
  const { actor, auth } = args.context;
  const { personId } = requirePerson(actor);
  await auth.revokeOne(personId, parseInput(revokeAuthSessionInput, { authSessionId }).authSessionId);
  return back(args, 'revoked');
}

async function revokeOthers(args: ActionFunctionArgs): Promise<Response> {
  const { actor, auth } = args.context;
  const person = requireAccount(actor);
  for (const login of await listLogins(auth, person)) {
    if (!login.isThis) await auth.revokeOne(person.personId, login.id);
  }
  return back(args, 'others');
}

export const meta = titled;

export default function Account() {
  const { mine, logins, done, owner, ...site } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useT();
  return (
    <Page>
      <div className="grid gap-6">
        <FormErrors refused={refused} fields={accountFields} />
        {done && !refused ? <Notice id="done" kind="success" title={t(`account:mine.done_${done}`)} /> : null}
        {mine.kind === 'guest' ? (
          <GuestPage mine={mine} />
        ) : (
          <AccountPage
            mine={mine}
            logins={logins}
            change={<ChangeAccount {...site} {...mine} email={mine.email ?? ''} refused={refused} />}
            charter={<CharterDetails summary={t('account:mine.charter_read')} />}
          />
        )}
      </div>
      {/* It forgets what is kept when somebody signs out. */}
      <KeepTyped owner={owner} />
    </Page>
  );
}
