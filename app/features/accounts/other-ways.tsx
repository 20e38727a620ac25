import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';

/** Ways in for those who have no password, or no account. */
export function OtherWays({ back }: { back: string }) {
  const { t, lang } = useT();
  const query = `?back=${encodeURIComponent(back)}`;
  return (
    <section aria-labelledby="other" className="grid gap-3">
      <h2 id="other">{t('account:sign_in.other_ways')}</h2>
      <ul className="grid gap-3">
        <li>
          <a href={`/${lang}/sign-in/code${query}`}>{t('account:sign_in.by_code')}</a>
          <span className="block text-ink-soft">{t('account:sign_in.by_code_hint')}</span>
        </li>
        <li>
          <a href={`/${lang}/join`}>{t('account:sign_in.join')}</a>
        </li>
        <li>
          {t('account:sign_in.no_account')} <a href={`/${lang}/sign-up${query}`}>{t('account:sign_in.sign_up')}</a>
        </li>
      </ul>
    </section>
  );
}

const accounts = [
  ['citizen1@demo.tachawor.test', 'demo_citizen'],
  ['member1@demo.tachawor.test', 'demo_member'],
  ['moderator@demo.tachawor.test', 'demo_moderator'],
] as const;

/** The invented accounts of the demo, for those who try the forum out. */
export function DemoAccounts() {
  const { t } = useT();
  const password = (
    <bdi dir="ltr" lang="en" className="font-bold">
      tachawor-demo
    </bdi>
  );
  return (
    <Card as="section" labelledBy="demo">
      <h2 id="demo">{t('account:sign_in.demo_title')}</h2>
      <ul className="grid gap-2">
        {accounts.map(([email, role]) => (
          <li key={email}>
            <span className="block text-ink-soft">{t(`account:sign_in.${role}`)}</span>
            <bdi dir="ltr" lang="en" className="break-all">
              {email}
            </bdi>
          </li>
        ))}
      </ul>
      <p>
        <Phrase k="account:sign_in.demo_text" parts={{ password }} />
      </p>
    </Card>
  );
}
