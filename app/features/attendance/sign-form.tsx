import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';

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
        <TextField
          id="code"
          name="code"
          code
          label={t('attendance:sign_code')}
          hint={t('attendance:sign_hint')}
          error={problem('code')}
          defaultValue={refused?.values.code ?? typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
        <div className="flex flex-wrap gap-2">
          <Button variant="main" name="state" value="present">
            {t('attendance:sign_arrive')}
          </Button>
          <Button name="state" value="left">
            {t('attendance:sign_leave')}
          </Button>
        </div>
      </form>
      <p>
        <a href={doorHref}>{t('attendance:to_door')}</a>
      </p>
    </Card>
  );
}
