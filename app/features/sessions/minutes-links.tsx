import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';

type Props = { session: SessionView; writes: boolean };

/** What a closed session left: its minutes once they are published, to be written until then, its replay and its record. */
export function MinutesLinks({ session, writes }: Props) {
  const { t, lang } = useT();
  const minutes = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}/minutes`;
  return (
    <p className="flex flex-wrap gap-2">
      {session.minutesAt === null ? null : (
        <ButtonLink variant="main" href={minutes}>
          {t('room:links.minutes')}
        </ButtonLink>
      )}
      <ButtonLink href={minutes.replace(/minutes$/, 'replay')}>{t('left.replay')}</ButtonLink>
      <ButtonLink href={minutes.replace(/minutes$/, 'record')}>{t('left.record')}</ButtonLink>
      {writes ? <ButtonLink href={`${minutes}/edit`}>{t('room:links.write_minutes')}</ButtonLink> : null}
    </p>
  );
}
