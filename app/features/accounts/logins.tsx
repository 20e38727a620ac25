import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Facts } from '#app/ui/facts.tsx';

export type Login = { id: string; device: string; since: string; until: string; isThis: boolean };

/** Every browser that is signed in to this account, and how to end it. */
export function Logins({ logins }: { logins: readonly Login[] }) {
  const { t } = useT();
  return (
    <section aria-labelledby="logins" className="grid gap-4">
      <h2 id="logins">{t('account:mine.logins')}</h2>
      <p className="text-ink-soft">{t('account:mine.logins_hint')}</p>
      <ul className="grid gap-4 md:grid-cols-2">
        {logins.map((login) => (
          <OneLogin key={login.id} login={login} />
        ))}
      </ul>
      {logins.length > 1 ? (
        <form method="post">
          <input type="hidden" name="intent" value="revoke-others" />
          <Button variant="danger">{t('account:mine.revoke_others')}</Button>
        </form>
      ) : null}
    </section>
  );
}

function OneLogin({ login }: { login: Login }) {
  const speak = useT();
  const { t } = speak;
  const device = login.device || t('account:mine.login_unknown');
  const since = speak.dateTime(login.since);
  return (
    <Card as="li" kind={login.isThis ? 'marked' : 'plain'}>
      <h3 className="flex flex-wrap items-center gap-3">
        {login.device ? (
          <bdi dir="ltr" lang="en">
            {device}
          </bdi>
        ) : (
          device
        )}
        {login.isThis ? <Chip tone="info">{t('account:mine.login_this')}</Chip> : null}
      </h3>
      <Facts
        items={[
          { label: t('account:mine.login_since'), value: <time dateTime={login.since}>{since}</time> },
          {
            label: t('account:mine.login_until'),
            value: <time dateTime={login.until}>{speak.date(login.until)}</time>,
          },
        ]}
      />
      {login.isThis ? null : (
        <form method="post">
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="authSessionId" value={login.id} />
          <Button aria-label={t('account:mine.revoke_name', { device, since })}>{t('account:mine.revoke')}</Button>
        </form>
      )}
    </Card>
  );
}
