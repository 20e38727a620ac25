import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import type { DelegationPage } from './delegation-desk.tsx';

type Props = Pick<DelegationPage, 'members' | 'motions'> & { actionId: string; refused: Refused | undefined };

/** Chooses the member who is to vote, and on what. */
export function GiveForm({ members, motions, actionId, refused }: Props) {
  const { t, pick } = useT();
  const errorOf = useFieldError(refused);
  const typed = refused?.form === 'give' ? refused.values : {};
  return (
    <form method="post" className="grid gap-4" noValidate aria-labelledby="give-title">
      <input type="hidden" name="intent" value="give" />
      <input type="hidden" name="actionId" value={actionId} />
      <SelectField
        id="mandateId"
        name="mandateId"
        label={t('delegation:member')}
        prompt={t('delegation:choose_member')}
        error={errorOf('mandateId')}
        defaultValue={typed.mandateId ?? ''}
        options={members.map(({ mandateId, seat, association, name }) => ({
          value: mandateId,
          label: [t('own:delegation.seat', { number: seat }), pick(association).text, name].filter(Boolean).join(' · '),
        }))}
      />
      <SelectField
        id="motionId"
        name="motionId"
        label={t('delegation:scope')}
        hint={t('delegation:scope_hint')}
        prompt={t('delegation:for_session')}
        error={errorOf('motionId')}
        defaultValue={typed.motionId ?? ''}
        options={motions.map(({ motionId, number, title }) => ({
          value: motionId,
          label: `${t('delegation:for_motion', { number })} ${pick(title).text}`,
        }))}
      />
      <p>
        <Button variant="main">{t('delegation:give')}</Button>
      </p>
    </form>
  );
}
