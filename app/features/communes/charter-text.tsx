import { charterVersion } from '#app/contract/charter.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { CharterPoints } from './charter-points.tsx';

/** The day this version was written. */
const charterDate = '2026-11-23T12:00:00Z';

/** The charter with its version, its points and how it is applied. */
export function CharterText() {
  const speak = useT();
  const { t } = speak;
  return (
    <>
      <header className="grid max-w-text gap-3">
        <h1>{t('charter:title')}</h1>
        <p className="text-lg leading-body">{t('charter:lead')}</p>
        <p className="text-ink-soft">
          {t('charter:version', { version: charterVersion, date: speak.date(charterDate) })}. {t('charter:draft')}
        </p>
      </header>
      <section aria-labelledby="points" className="grid gap-4">
        <h2 id="points">{t('charter:points')}</h2>
        <CharterPoints level="h3" />
      </section>
      <section aria-labelledby="moderation" className="grid max-w-text gap-3">
        <h2 id="moderation">{t('charter:moderation')}</h2>
        <p>{t('charter:moderation_who')}</p>
        <p>{t('charter:moderation_reasons')}</p>
        <ul className="grid gap-2">
          {moderationReasons.map((reason) => (
            <li key={reason} className="flex gap-3">
              <Icon name="flag" className="mt-1 text-terra" />
              <span>{t(`charter:reason_${reason}`)}</span>
            </li>
          ))}
        </ul>
        <p>{t('charter:moderation_open')}</p>
        <p>{t('charter:moderation_appeal')}</p>
      </section>
    </>
  );
}

type CharterAnswerProps = {
  /** The version this person accepted; undefined for visitors. */
  accepted: number | null | undefined;
  signInHref: string;
};

/** Whether the reader accepted the version in force, and the button that does. */
export function CharterAnswer({ accepted, signInHref }: CharterAnswerProps) {
  const { t } = useT();
  if (accepted === charterVersion)
    return <Notice kind="success">{t('charter:accepted', { version: charterVersion })}</Notice>;
  return (
    <Card kind="asking" as="section" labelledBy="yours" className="max-w-text">
      <h2 id="yours">{t('charter:yours')}</h2>
      {accepted === undefined ? (
        <>
          <p>{t('charter:visitor')}</p>
          <ButtonLink href={signInHref}>{t('shell.sign_in')}</ButtonLink>
        </>
      ) : (
        <form method="post" className="grid gap-3">
          <input type="hidden" name="version" value={charterVersion} />
          <p>{t('charter:accept_text')}</p>
          <p>
            <Button variant="main">{t('charter:accept', { version: charterVersion })}</Button>
          </p>
        </form>
      )}
    </Card>
  );
}
