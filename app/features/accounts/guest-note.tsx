import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Tells somebody who joined as a guest what signing in does with what they did. */
export function GuestNote({ kind }: { kind: 'account' | 'guest' | undefined }) {
  const { t } = useT();
  return kind === 'guest' ? <Notice>{t('account:sign_in.as_guest')}</Notice> : null;
}
