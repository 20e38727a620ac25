import type { LocalizedText } from '#app/contract/languages.ts';
import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { FormErrors, type Refused } from '#app/ui/form-errors.tsx';
import { InvitationFacts, InvitationHead } from './invitation.tsx';
import { JoinForm, type Joiner } from './join-form.tsx';
import { WhatIsPublic } from './what-is-public.tsx';

type InvitationPageProps = {
  session: SessionView;
  commune: LocalizedText;
  joiner: Joiner;
  refused: Refused | undefined;
  now: string;
};

/** From a code to the room: what the session is for, then one button, then all that may be asked before it. */
export function InvitationPage({ session, commune, joiner, refused, now }: InvitationPageProps) {
  const { t, lang } = useT();
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={['name']} />
      <InvitationHead session={session} commune={commune} />
      <div className="grid items-start gap-x-10 gap-y-6 min-[960px]:grid-cols-[minmax(0,1fr)_28rem]">
        {session.state === 'closed' ? (
          <Closed session={session} />
        ) : (
          <Card
            kind="asking"
            as="section"
            labelledBy="join"
            className="min-[960px]:col-start-2 min-[960px]:row-start-1"
          >
            <h2 id="join">{t('join:heading')}</h2>
            {session.state === 'open' ? null : <p>{t(`join:${session.state}`)}</p>}
            {session.door === 'open' ? null : <p>{t(`errors:session.door_${session.door}`)}</p>}
            {session.doorReason && session.door !== 'open' ? (
              <p>{t('join:door_reason', { reason: t(`moderation:door.reason_${session.doorReason}`) })}</p>
            ) : null}
            <JoinForm
              action={`/${lang}/j/${session.code}`}
              joiner={joiner}
              refused={refused}
              code={session.code}
              charterHref={`/${lang}/${session.communeSlug}/charter`}
            >
              <WhatIsPublic joiner={joiner} />
            </JoinForm>
          </Card>
        )}
        <div className="min-[960px]:col-start-1 min-[960px]:row-start-1">
          <InvitationFacts session={session} now={now} />
        </div>
      </div>
      <p>
        <a href={`/${lang}/join`}>{t('join:other_code')}</a>
      </p>
    </div>
  );
}

function Closed({ session }: { session: SessionView }) {
  const { t, lang } = useT();
  return (
    <Card kind="marked" as="section" labelledBy="closed" className="min-[960px]:col-start-2 min-[960px]:row-start-1">
      <h2 id="closed">{t('join:closed_title')}</h2>
      <p>{t('join:closed_text')}</p>
      <ButtonLink variant="main" href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}`}>
        {t('join:closed_open')}
      </ButtonLink>
    </Card>
  );
}
