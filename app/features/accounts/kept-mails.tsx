import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';

export type KeptMail = { to: string; lang: string; subject: string; text: string; sentAt: string };

/** What would have been sent, newest first. */
export function KeptMails({ mails }: { mails: readonly KeptMail[] }) {
  const speak = useT();
  const { t } = speak;
  return (
    <div className="grid gap-6">
      <h1>{t('account:mails.title')}</h1>
      <p>{t('account:mails.lead')}</p>
      {mails.length === 0 ? (
        <EmptyState title={t('account:mails.none_title')}>{t('account:mails.none_text')}</EmptyState>
      ) : null}
      {mails.map((mail, at) => (
        <Card key={at} as="article" labelledBy={`mail-${at}`} className="max-w-text">
          <h2 id={`mail-${at}`}>
            <UserWords text={mail.subject} lang={mail.lang} />
          </h2>
          <Facts
            items={[
              {
                label: t('account:mails.to'),
                value: (
                  <bdi dir="ltr" lang="en">
                    {mail.to}
                  </bdi>
                ),
              },
              {
                label: t('account:mails.at'),
                value: <time dateTime={mail.sentAt}>{speak.dateTime(mail.sentAt)}</time>,
              },
            ]}
          />
          <UserText text={mail.text} lang={mail.lang} />
        </Card>
      ))}
    </div>
  );
}
