import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TextField } from '#app/ui/field.tsx';

type Props = { name: string; error: string | undefined };

/** The password of now, asked for before an account changes. */
export function PresentPassword({ name, error }: Props) {
  const { t } = useT();
  return (
    <TextField
      id={name}
      name={name}
      type="password"
      ltr
      label={t('account:change.present')}
      error={error}
      autoComplete="current-password"
    />
  );
}

/** A password that is chosen. */
export function NewPassword({ name, label, error }: Props & { label: string }) {
  const { t } = useT();
  return (
    <TextField
      id={name}
      name={name}
      type="password"
      ltr
      label={label}
      hint={t('account:sign_up.password_hint')}
      error={error}
      minLength={limits.password.min}
      autoComplete="new-password"
    />
  );
}
