import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { EmailField } from './sign-in-form.tsx';
import { NewPassword } from './password-fields.tsx';

/** Opening a citizen's account. */
export function SignUpForm({ back, refused }: { back: string; refused: Refused | undefined }) {
  const { t, lang } = useT();
  const problem = useFieldError(refused);
  const privacy = <a href={`/${lang}/privacy`}>{t('account:sign_up.privacy_link')}</a>;
  return (
    <form method="post" noValidate className="grid gap-6">
      <input type="hidden" name="back" value={back} />
      <TextField
        id="name"
        name="name"
        label={t('account:sign_up.name')}
        hint={t('account:sign_up.name_hint')}
        error={problem('name')}
        defaultValue={refused?.values.name}
        autoComplete="nickname"
      />
      <EmailField typed={refused?.values.email} error={problem('email')} hint={t('account:sign_up.email_hint')} />
      <NewPassword name="password" label={t('account:sign_up.password')} error={problem('password')} />
      <p className="text-ink-soft">
        <Phrase k="account:sign_up.privacy" parts={{ privacy }} />
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="main">{t('account:sign_up.submit')}</Button>
        <span>
          {t('account:sign_up.have')}{' '}
          <a href={`/${lang}/sign-in?back=${encodeURIComponent(back)}`}>{t('account:sign_in.submit')}</a>
        </span>
      </div>
    </form>
  );
}
