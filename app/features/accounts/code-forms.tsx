import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { EmailField } from './sign-in-form.tsx';

/** First step: where to send the code. */
export function AskForCode({ refused }: { refused: Refused | undefined }) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <form method="post" noValidate className="grid gap-6">
      <FormErrors refused={refused} fields={['email']} />
      <h1>{t('account:code.title')}</h1>
      <p className="max-w-text">{t('account:code.lead')}</p>
      <input type="hidden" name="intent" value="ask" />
      <EmailField typed={refused?.values.email} error={problem('email')} />
      <p>
        <Button variant="main" icon="mail">
          {t('account:code.ask')}
        </Button>
      </p>
    </form>
  );
}

type TypeCodeProps = { refused: Refused | undefined; demo: boolean; askHref: string };

/** Second step: the digits that arrived. */
export function TypeCode({ refused, demo, askHref }: TypeCodeProps) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <form method="post" noValidate className="grid gap-6">
      <FormErrors refused={refused} fields={['code']} />
      <h1>{t('account:code.sent_title')}</h1>
      <div className="grid max-w-text gap-2">
        <p>{t('account:code.sent')}</p>
        <p className="text-ink-soft">{t('account:code.sent_spam')}</p>
      </div>
      {demo ? <DemoHint /> : null}
      <input type="hidden" name="intent" value="use" />
      <CodeField typed={refused?.values.code} error={problem('code')} />
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="main">{t('account:code.use')}</Button>
        <a href={askHref}>{t('account:code.again')}</a>
      </div>
    </form>
  );
}

/** The digits of a message. */
export function CodeField({ typed, error }: { typed: string | undefined; error: string | undefined }) {
  const { t } = useT();
  return (
    <TextField
      id="code"
      name="code"
      code
      label={t('account:code.code')}
      hint={t('account:code.code_hint')}
      error={error}
      defaultValue={typed}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={20}
    />
  );
}

/** Where messages are read in the demo. */
export function DemoHint() {
  const { t } = useT();
  return (
    <Notice>
      <Phrase k="account:code.demo" parts={{ mail: <a href="/dev/mail">{t('account:code.demo_mail')}</a> }} />
    </Notice>
  );
}
