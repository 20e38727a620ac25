import type { FloorGroupView } from '#app/contract/floor.ts';
import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';

type Props = {
  actionId: string;
  submit: string;
  /** The group that is changed; left out for a new one. */
  group?: FloorGroupView;
  refused: Refused | undefined;
  /** Keeps the fields of several forms apart. */
  prefix: string;
};

/** The name and the minutes of a group. */
export function GroupFields({ actionId, submit, group, refused, prefix }: Props) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  const typed = refused?.values;
  const name = (lang: 'ar' | 'fr') => (
    <TextField
      id={`${prefix}name.${lang}`}
      name={`name.${lang}`}
      lang={lang}
      label={t(`groups:name_${lang}`)}
      optional={lang === 'fr' ? t('groups:optional') : undefined}
      error={errorOf(`name.${lang}`)}
      defaultValue={typed?.[`name.${lang}`] ?? group?.name[lang] ?? ''}
      maxLength={limits.groupName.max}
      autoComplete="off"
    />
  );
  return (
    <form method="post" className="grid content-start gap-3">
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="actionId" value={actionId} />
      {group ? <input type="hidden" name="groupId" value={group.groupId} /> : null}
      {name('ar')}
      {name('fr')}
      <TextField
        id={`${prefix}minutes`}
        name="minutes"
        label={t('groups:minutes')}
        error={errorOf('minutes')}
        defaultValue={typed?.minutes ?? (group ? String(group.clock.plannedMs / 60_000) : '')}
        inputMode="numeric"
        autoComplete="off"
        ltr
      />
      <p>
        <Button variant={group ? 'quiet' : 'main'}>{submit}</Button>
      </p>
    </form>
  );
}
