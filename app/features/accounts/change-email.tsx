import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { useFieldError } from '#app/ui/form-errors.tsx';
import { accountPath, type ChangeProps } from './account-acts.ts';
import { CodeField, DemoHint } from './code-forms.tsx';
import { PresentPassword } from './password-fields.tsx';
import { EmailField } from './sign-in-form.tsx';

/** The new address proves itself by a code; without mail only the operator changes one. */
export function ChangeEmail(props: ChangeProps) {
  const { t } = useT();
  const { hasPassword, mails, asked, refused } = props;
  if (!mails) return <p className="max-w-text">{t('account:change.email_operator')}</p>;
  if (refused ? refused.form === 'email-code' : asked === 'email') return <Confirm {...props} />;
  if (!hasPassword) return <p className="max-w-text">{t('account:change.email_no_password')}</p>;
  return <Ask {...props} />;
}

function Ask({ refused }: ChangeProps) {
  const { t, lang } = useT();
  const own = refused?.form === 'email' ? refused : undefined;
  const problem = useFieldError(own);
  return (
    <form method="post" action={accountPath(lang)} noValidate className="grid gap-6">
      <input type="hidden" name="intent" value="email" />
      <p className="max-w-text">{t('account:change.email_lead')}</p>
      <EmailField
        label={t('account:change.email_new')}
        hint={t('account:sign_up.email_hint')}
        typed={own?.values.email}
        error={problem('email')}
      />
      <PresentPassword name="password" error={problem('password')} />
      <p>
        <Button variant="main" icon="mail">
          {t('account:change.email_ask')}
        </Button>
      </p>
    </form>
  );
}

function Confirm({ demo, refused }: ChangeProps) {
  const { t, lang } = useT();
  const own = refused?.form === 'email-code' ? refused : undefined;
  const problem = useFieldError(own);
  return (
    <form method="post" action={accountPath(lang, 'email')} noValidate className="grid gap-6">
      <input type="hidden" name="intent" value="email-code" />
      <div className="grid max-w-text gap-2">
        <p>{t('account:change.email_sent')}</p>
        <p className="text-ink-soft">{t('account:code.sent_spam')}</p>
      </div>
      {demo ? <DemoHint /> : null}
      <CodeField typed={own?.values.code} error={problem('code')} />
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="main">{t('account:change.email_save')}</Button>
        <a href={`/${lang}/account#change-email`}>{t('account:code.again')}</a>
      </div>
    </form>
  );
}
