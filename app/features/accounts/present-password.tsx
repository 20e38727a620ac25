import { useT } from '#app/i18n/use-t.tsx';
import { TextField } from '#app/ui/field.tsx';

/** The password of now, asked for before an account changes. */
export function PresentPassword({ name, error }: { name: string; error: string | undefined }) {
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
