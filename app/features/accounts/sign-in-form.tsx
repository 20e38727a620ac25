import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';

type EmailFieldProps = {
  typed?: string;
  error?: string;
  hint?: string;
  /** Of an address that is to become the account's; without it, the one to sign in with. */
  label?: string;
};

/** An address; a wrong password gives it back as it was typed. */
export function EmailField({ typed, error, hint, label }: EmailFieldProps) {
  const { t } = useT();
  return (
    <TextField
      id="email"
      name="email"
      type="email"
      ltr
      label={label ?? t('account:sign_in.email')}
      hint={hint}
      error={error}
      defaultValue={typed}
      autoComplete={label ? 'email' : 'username'}
      inputMode="email"
      spellCheck={false}
      autoCapitalize="none"
    />
  );
}

/** Signing in with a password. */
export function SignInForm({ back, refused }: { back: string; refused: Refused | undefined }) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <form method="post" noValidate className="grid gap-6">
      <input type="hidden" name="back" value={back} />
      <EmailField typed={refused?.values.email} error={problem('email')} />
      <TextField
        id="password"
        name="password"
        type="password"
        ltr
        label={t('account:sign_in.password')}
        error={problem('password')}
        autoComplete="current-password"
      />
      <p>
        <Button variant="main">{t('account:sign_in.submit')}</Button>
      </p>
    </form>
  );
}
