import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { joinByCodeInput } from '#app/contract/inputs/join-session.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { loadInvitation } from '#server/domain/sessions/load-invitation.ts';
import { InvitationPage } from '../../features/join/invitation-page.tsx';
import { JoinForm } from '../../features/join/join-form.tsx';
import { WhatIsPublic } from '../../features/join/what-is-public.tsx';
import { CharterDetails } from '../../features/communes/charter-points.tsx';
import { Page } from '../../features/shell/page.tsx';
import { langOf } from '../../web/action-context.server.ts';
import { enterRoom, readJoin } from '../../web/enter.server.ts';
import { joinerOf } from '../../web/joiner.server.ts';
import { orRespond } from '../../web/respond.server.ts';
import { isDone, readFields, runForm } from '../../web/run-form.server.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';
import { titled } from '../../web/titled.ts';

/** The page a QR leads to. Who joined before goes straight into the room. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const typed = params.code ?? '';
  const { actor, services } = context;
  const joiner = joinerOf(actor);
  const found = await orRespond(() => loadInvitation(services.db, typed));
  const now = services.now().toISOString();
  if (!found) {
    const title = pageTitle(lang, speak(lang).t('join:title'));
    return data({ title, found, joiner, now, code: typed.slice(0, 40) }, { status: 404 });
  }
  const { session } = found;
  if (actor.kind !== 'visitor' && actor.joined.includes(session.sessionId)) {
    throw redirect(`/${lang}/${session.communeSlug}/sessions/${session.sessionId}`);
  }
  return data({ title: pageTitle(lang, speak(lang).pick(session.title).text), found, joiner, now, code: session.code });
}

export function action(args: ActionFunctionArgs) {
  return orRespond(async () => {
    const fields = await readFields(args.request);
    const answer = await runForm(
      { code: args.params.code ?? '', ...fields },
      {
        form: 'join',
        schema: joinByCodeInput,
        read: readJoin,
        act: (input) => enterRoom(args, langOf(args.params), input),
      },
    );
    return isDone(answer) ? answer.result : answer;
  });
}

export const meta = titled;

export default function JoinByCode() {
  const { found, joiner, now, code } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page>
      {found ? (
        <InvitationPage {...found} joiner={joiner} now={now} refused={refused} />
      ) : (
        <UnknownCode code={code} joiner={joiner} refused={refused} />
      )}
    </Page>
  );
}

type UnknownCodeProps = Pick<Parameters<typeof JoinForm>[0], 'joiner' | 'refused'> & { code: string };

/** A code that no session has: the form to type it again. */
function UnknownCode({ code, joiner, refused }: UnknownCodeProps) {
  const { t, lang } = useT();
  const unknown = { form: 'join', values: { code }, error: notFoundCode };
  return (
    <div className="grid max-w-text gap-6">
      <FormErrors refused={refused ?? unknown} fields={['code', 'name']} />
      <h1>{t('join:heading')}</h1>
      <JoinForm action={`/${lang}/join`} joiner={joiner} refused={refused ?? unknown}>
        <WhatIsPublic joiner={joiner} />
      </JoinForm>
      <CharterDetails summary={t('join:charter_open')} />
    </div>
  );
}

const notFoundCode = { code: 'not_found', reason: 'code.unknown', fields: { code: 'code.unknown' } } as const;
