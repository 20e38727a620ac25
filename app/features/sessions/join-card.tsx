import type { SessionView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';

type Props = { session: SessionView; signedIn: boolean };

/** For those who only watch: how to take part. */
export function JoinCard({ session, signedIn }: Props) {
  const { t, lang } = useT();
  const charter = <a href={`/${lang}/${session.communeSlug}/charter`}>{t('shell.charter')}</a>;
  return (
    <Card kind="asking" as="section" labelledBy="join-title">
      <h2 id="join-title">{t('own:join.title')}</h2>
      <p>{t('own:join.why')}</p>
      <p>
        <Phrase k="own:join.charter" parts={{ charter }} />
      </p>
      {signedIn ? (
        <form method="post">
          <input type="hidden" name="intent" value="join" />
          <Button variant="main">{t('own:join.account')}</Button>
        </form>
      ) : (
        <ButtonLink variant="main" href={`/${lang}/j/${session.code}`}>
          {t('own:join.code')}
        </ButtonLink>
      )}
    </Card>
  );
}
