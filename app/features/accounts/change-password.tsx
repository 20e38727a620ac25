import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { useFieldError } from '#app/ui/form-errors.tsx';
import { accountPath, type ChangeProps } from './account-acts.ts';
import { CodeField, DemoHint } from './code-forms.tsx';
import { NewPassword, PresentPassword } from './password-fields.tsx';

/** With the present password, or with a code for whoever forgot it or never had one. */
export function ChangePassword(props: ChangeProps) {
  const { t, lang } = useT();
  const { hasPassword, mails, asked, refused } = props;
  if (refused ? refused.form === 'password-code' : asked === 'password') return <ByCode {...props} />;
  const way = hasPassword ? 'forgot' : 'password_none';
  return (
    <>
      {hasPassword ? <ByPassword {...props} /> : null}
      <div className="grid gap-3">
        <p className="max-w-text">{t(`account:change.${mails ? way : `${way}_operator`}`)}</p>
        {mails ? (
          <form method="post" action={accountPath(lang)}>
            <input type="hidden" name="intent" value="password-ask" />
            <Button icon="mail">{t('account:code.ask')}</Button>
          </form>
        ) : null}
      </div>
    </>
  );
}

function ByPassword({ refused }: ChangeProps) {
  const { t, lang } = useT();
  const own = refused?.form === 'password' ? refused : undefined;
  const problem = useFieldError(own);
  return (
    <form method="post" action={accountPath(lang)} noValidate className="grid gap-6">
      <input type="hidden" name="intent" value="password" />
      <p className="max-w-text">{t('account:change.password_ends')}</p>
      <PresentPassword name="presentPassword" error={problem('presentPassword')} />
      <NewPassword name="newPassword" label={t('account:change.new')} error={problem('newPassword')} />
      <p>
        <Button variant="main">{t('account:change.password_save')}</Button>
      </p>
    </form>
  );
}

function ByCode({ demo, refused }: ChangeProps) {
  const { t, lang } = useT();
  const own = refused?.form === 'password-code' ? refused : undefined;
  const problem = useFieldError(own);
  return (
    <form method="post" action={accountPath(lang, 'password')} noValidate className="grid gap-6">
      <input type="hidden" name="intent" value="password-code" />
      <div className="grid max-w-text gap-2">
        <p>{t('account:change.password_sent')}</p>
        <p className="text-ink-soft">{t('account:code.sent_spam')}</p>
        <p>{t('account:change.password_ends')}</p>
      </div>
      {demo ? <DemoHint /> : null}
      <CodeField typed={own?.values.code} error={problem('code')} />
      <NewPassword name="newPassword" label={t('account:change.new')} error={problem('newPassword')} />
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="main">{t('account:change.password_save')}</Button>
        <a href={`/${lang}/account#change-password`}>{t('account:code.again')}</a>
      </div>
    </form>
  );
}
