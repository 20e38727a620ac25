import type { ReactNode } from 'react';
import { charterVersion } from '#app/contract/charter.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** Who is about to join, as far as the browser is known. */
export type Joiner = { kind: 'account' | 'guest'; name: string | null } | null;

type JoinFormProps = {
  action: string;
  joiner: Joiner;
  refused: Refused | undefined;
  /** Given where the address brought the code: no field is shown then. */
  code?: string;
  /** A code the address proposes for the field. */
  typedCode?: string;
  /** Where the charter of this session's commune is read; without it the charter follows the form. */
  charterHref?: string;
  children?: ReactNode;
};

/** One button that joins, with what it means above it; a name only from people without an account. */
export function JoinForm({ action, joiner, refused, code, typedCode, charterHref, children }: JoinFormProps) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <form method="post" action={action} noValidate className="grid gap-6">
      {code ? (
        <input type="hidden" name="code" value={code} />
      ) : (
        <TextField
          id="code"
          name="code"
          code
          label={t('join:code')}
          hint={t('join:code_hint')}
          error={problem('code')}
          defaultValue={refused?.values.code ?? typedCode}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
      )}
      <NameOrAccount joiner={joiner} error={problem('name')} typed={refused?.values.name} />
      {children}
      <Consent charterHref={charterHref} />
      <p>
        <Button variant="main">{t('join:submit')}</Button>
      </p>
    </form>
  );
}

function NameOrAccount({ joiner, error, typed }: { joiner: Joiner; error?: string; typed?: string }) {
  const { t } = useT();
  if (joiner?.kind === 'account') {
    if (!joiner.name) return <p>{t('join:as_nameless')}</p>;
    return (
      <p>
        {t('join:as')}{' '}
        <strong>
          <UserWords text={joiner.name} />
        </strong>
      </p>
    );
  }
  return (
    <TextField
      id="name"
      name="name"
      label={t('join:name')}
      hint={t('join:name_hint')}
      optional={t('form.optional')}
      error={error}
      defaultValue={typed ?? joiner?.name ?? ''}
      autoComplete="nickname"
      maxLength={200}
    />
  );
}

/** Pressing the button below stands for accepting this. */
function Consent({ charterHref }: { charterHref: string | undefined }) {
  const { t, lang } = useT();
  const charter = <a href={charterHref ?? '#charter-points'}>{t('join:charter')}</a>;
  const privacy = <a href={`/${lang}/privacy`}>{t('join:privacy')}</a>;
  return (
    <p className="max-w-text">
      <Phrase k="join:consent" values={{ version: charterVersion }} parts={{ charter, privacy }} />
    </p>
  );
}
