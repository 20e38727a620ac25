import type { AttendanceState } from '#app/contract/attendance.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SignCode, type SignView } from './sign-code.tsx';
import { SignFields } from './sign-fields.tsx';

type Props = {
  own: { sign: SignView; state: AttendanceState } | null;
  /** The code of the door that the address brought. */
  door: string | undefined;
  done: 'present' | 'left' | null;
  refused: Refused | undefined;
  roomHref: string;
  now: string;
};

/** A member's own page: the sign for the desk, and checking in by the sign at the door. */
export function OwnSign({ own, door, done, refused, roomHref, now }: Props) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <FormErrors refused={refused} fields={['code']} />
      {done ? <Notice kind="success">{t(`sign:done.${done}`)}</Notice> : null}
      <header className="flow">
        <h1>{t('sign:title')}</h1>
        {own ? <p className="font-bold">{t('sign:state', { state: t(`attendance:state.${own.state}`) })}</p> : null}
      </header>
      {own ? (
        <>
          {door || refused ? <CheckIn door={door} refused={refused} /> : null}
          <Card as="section" labelledBy="own">
            <h2 id="own">{t('sign:own')}</h2>
            <p>{t('sign:lead')}</p>
            <SignCode sign={own.sign} label={t('sign:qr', { code: own.sign.code })} now={now} />
          </Card>
          {door || refused ? null : <CheckIn door={door} refused={refused} />}
        </>
      ) : (
        <EmptyState title={t('sign:none')}>{t('sign:none_text')}</EmptyState>
      )}
      <p>
        <a href={roomHref}>{t('sign:back')}</a>
      </p>
    </div>
  );
}

function CheckIn({ door, refused }: Pick<Props, 'door' | 'refused'>) {
  const { t } = useT();
  const problem = useFieldError(refused);
  return (
    <Card kind={door ? 'asking' : 'plain'} as="section" labelledBy="here">
      <h2 id="here">{t('sign:here')}</h2>
      <p>{t('sign:here_text')}</p>
      <form method="post" action="?" className="stack" noValidate>
        <SignFields
          label={t('sign:door_code')}
          hint={t('sign:door_hint')}
          error={problem('code')}
          value={refused?.values.code ?? door}
          arrive={t('sign:arrive')}
          leave={t('sign:leave')}
        />
      </form>
    </Card>
  );
}
