import type { VersionView } from '#app/contract/opinions.ts';
import { guessLang } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/select-field.tsx';

/** A text that can be compared: a version by its number, or the text as it is now. */
export type Side = number | 'now';

type Props = {
  versions: readonly VersionView[];
  withNow: boolean;
  action: string;
  from?: Side;
  to?: Side;
};

/** Chooses two texts to compare; the address says which, so that a comparison can be passed on. */
export function CompareForm({ versions, withNow, action, from, to }: Props) {
  const { t, date, lang } = useT();
  // A line of a menu is in one language: a name in another gives way to the date.
  const nameOf = ({ name, madeAt }: VersionView): string =>
    name !== null && guessLang(name, lang) === lang ? name : date(madeAt);
  const options = versions.map((version) => ({
    value: String(version.number),
    label: `${t('opinion:version_n', { number: version.number })} · ${nameOf(version)}`,
  }));
  const now = { value: 'now', label: t('opinion:compare.now') };
  const all = withNow ? [now, ...options] : options;
  return (
    <form method="get" action={action} className="grid gap-4 md:grid-cols-2">
      <SelectField
        id="from"
        name="from"
        label={t('opinion:compare.from')}
        options={all}
        defaultValue={String(from ?? all[1]?.value ?? '')}
      />
      <SelectField
        id="to"
        name="to"
        label={t('opinion:compare.to')}
        options={all}
        defaultValue={String(to ?? all[0]?.value ?? '')}
      />
      <p>
        <Button>{t('opinion:compare.show')}</Button>
      </p>
    </form>
  );
}
