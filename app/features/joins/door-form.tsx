import { doorReasons, doors, type Door } from '#app/contract/door.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';

/** Who may come in from now on, and why: the reason goes into the public log. */
export function DoorForm({ door, refused, logHref }: { door: Door; refused: Refused | undefined; logHref: string }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  return (
    <form method="post" className="grid max-w-text gap-4" noValidate>
      <RadioGroup
        id="door"
        name="door"
        label={t('joins:door')}
        error={errorOf('door')}
        defaultValue={refused?.values.door ?? door}
        options={doors.map((value) => ({
          value,
          label: t(`moderation:door.${value}`),
          hint: t(`joins:about_${value}`),
        }))}
      />
      <RadioGroup
        id="reason"
        name="reason"
        label={t('joins:reason')}
        hint={t('joins:reason_hint')}
        error={errorOf('reason')}
        {...(refused?.values.reason !== undefined && { defaultValue: refused.values.reason })}
        options={doorReasons.map((value) => ({ value, label: t(`moderation:door.reason_${value}`) }))}
      />
      <p className="flex flex-wrap items-center gap-4">
        <Button variant="main">{t('joins:save')}</Button>
        <a href={logHref}>{t('moderation:log.title')}</a>
      </p>
    </form>
  );
}
