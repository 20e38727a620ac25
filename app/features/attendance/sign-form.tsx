import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { SignFields } from './sign-fields.tsx';

type Props = { typed: string | undefined; refused: Refused | undefined; doorHref: string };

/** At the desk: a member's sign, read by the camera of the phone or typed. */
export function SignForm({ typed, refused, doorHref }: Props) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <Card kind={typed ? 'asking' : 'plain'} as="section" labelledBy="sign" id="by-sign">
      <FormErrors refused={refused} fields={['code']} />
      <h2 id="sign" className="text-lg">
        {t('attendance:sign')}
      </h2>
      <p>{t('attendance:sign_lead')}</p>
      <form method="post" action="?" className="stack" noValidate>
        <input type="hidden" name="intent" value="sign" />
        <SignFields
          label={t('attendance:sign_code')}
          hint={t('attendance:sign_hint')}
          error={problem('code')}
          value={refused?.values.code ?? typed}
          arrive={t('attendance:sign_arrive')}
          leave={t('attendance:sign_leave')}
        />
      </form>
      <p>
        <a href={doorHref}>{t('attendance:to_door')}</a>
      </p>
    </Card>
  );
}
