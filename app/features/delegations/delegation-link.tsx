import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

/** Leads a member to the page where a vote is given to another. */
export function DelegationLink({ session }: { session: SessionView }) {
  const { t, lang } = useT();
  return (
    <p>
      <ButtonLink href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}/delegations`}>
        {t('own:delegation.link')}
      </ButtonLink>
    </p>
  );
}
