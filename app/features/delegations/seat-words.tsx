import type { LocalizedText } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** A member by the seat and its association, with the name where it may be shown. */
export function SeatWords({
  seat,
  association,
  name,
}: {
  seat: number;
  association: LocalizedText;
  name: string | null;
}) {
  const { t, pick } = useT();
  const { text, lang } = pick(association);
  return (
    <>
      {t('own:delegation.seat', { number: seat })} · <UserWords text={text} lang={lang} />
      {name === null ? null : (
        <>
          {' '}
          · <bdi>{name}</bdi>
        </>
      )}
    </>
  );
}
