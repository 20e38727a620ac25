import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

type Props = { session: SessionView; writes: boolean };

/** The minutes of a closed session: to be read once they are published, and to be written. */
export function MinutesLinks({ session, writes }: Props) {
  const { t, lang } = useT();
  const minutes = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}/minutes`;
  if (session.minutesAt === null && !writes) return null;
  return (
    <p className="flex flex-wrap gap-2">
      {session.minutesAt === null ? null : (
        <ButtonLink variant="main" href={minutes}>
          {t('room:links.minutes')}
        </ButtonLink>
      )}
      {writes ? <ButtonLink href={`${minutes}/edit`}>{t('room:links.write_minutes')}</ButtonLink> : null}
    </p>
  );
}
