import type { VersionView } from '#app/contract/opinions.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** What a version is called: the name it was given, else why it was made. */
export function VersionName({ version }: { version: VersionView }) {
  const { t } = useT();
  if (version.kind === 'restored' && version.restoredFrom !== null) {
    return <>{t('opinion:kind_restored', { number: version.restoredFrom })}</>;
  }
  if (version.name) return <UserWords text={version.name} />;
  return <Phrase k="opinion:kind_state" parts={{ state: t(`opinion:state_${version.state}`) }} />;
}
