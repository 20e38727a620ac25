import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError } from '#app/ui/form-errors.tsx';
import { accountPath, type Asked, type ChangeProps } from './account-acts.ts';
import { ChangeEmail } from './change-email.tsx';
import { ChangePassword } from './change-password.tsx';

/** Another name, another password, another address: each opens under its button, and stands open where it came back. */
export function ChangeAccount(props: ChangeProps) {
  const { t } = useT();
  const { hasPassword, asked, refused } = props;
  const isOpen = (part: string, asks: Asked): boolean =>
    refused ? refused.form.startsWith(part) : asked !== null && asked === asks;
  return (
    <section aria-labelledby="change" className="grid gap-4">
      <h2 id="change">{t('account:change.title')}</h2>
      <Part id="change-name" label={t('account:change.name')} open={isOpen('rename', null)}>
        <ChangeName {...props} />
      </Part>
      <Part
        id="change-password"
        label={t(hasPassword ? 'account:change.password' : 'account:change.password_first')}
        open={isOpen('password', 'password')}
      >
        <ChangePassword {...props} />
      </Part>
      <Part id="change-email" label={t('account:change.email')} open={isOpen('email', 'email')}>
        <ChangeEmail {...props} />
      </Part>
    </section>
  );
}

function Part({ id, label, open, children }: { id: string; label: string; open: boolean; children: ReactNode }) {
  return (
    <div id={id} className="scroll-mt-4">
      <Disclosure label={label} open={open}>
        <div className="grid gap-6 py-2">{children}</div>
      </Disclosure>
    </div>
  );
}

function ChangeName({ name, refused }: ChangeProps) {
  const { t, lang } = useT();
  const own = refused?.form === 'rename' ? refused : undefined;
  const problem = useFieldError(own);
  return (
    <form method="post" action={accountPath(lang)} noValidate className="grid gap-6">
      <input type="hidden" name="intent" value="rename" />
      <TextField
        id="name"
        name="name"
        label={t('account:sign_up.name')}
        hint={t('account:change.name_hint')}
        error={problem('name')}
        defaultValue={own?.values.name ?? name ?? ''}
        autoComplete="name"
      />
      <p>
        <Button variant="main">{t('account:change.name_save')}</Button>
      </p>
    </form>
  );
}
