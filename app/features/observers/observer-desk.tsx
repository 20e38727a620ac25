import { limits } from '#app/contract/limits.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

export type ObserverDone = 'named' | 'revoked';
/** `sign` is the link and its QR code; null once it was taken back. */
export type ListedObserver = { observerId: string; label: string; sign: { url: string; rows: string[] } | null };

type Props = {
  observers: ListedObserver[];
  isClosed: boolean;
  actionId: string;
  done: ObserverDone | null;
  refused: Refused | undefined;
};

/** Where moderators name observers by a link of their own, read it again and take it back. */
export function ObserverDesk({ observers, isClosed, actionId, done, refused }: Props) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('observers:desk.title')}</h1>
        <p>{t('observers:desk.lead')}</p>
      </header>
      <FormErrors refused={refused} fields={['label']} />
      {done && !refused ? <Notice kind="success">{t(`observers:done.${done}`)}</Notice> : null}
      {isClosed ? <Notice>{t('observers:desk.closed')}</Notice> : <NameForm actionId={actionId} refused={refused} />}
      <section aria-labelledby="observers" className="grid gap-4">
        <h2 id="observers">{t('observers:desk.list')}</h2>
        {observers.length === 0 ? <EmptyState title={t('observers:desk.none')} /> : null}
        <ul className="grid gap-3 md:grid-cols-2">
          {observers.map((row, index) => (
            <Observer key={row.observerId} row={row} number={index + 1} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function NameForm({ actionId, refused }: { actionId: string; refused: Refused | undefined }) {
  const { t } = useT();
  const errorOf = useFieldError(refused);
  return (
    <form method="post" className="grid content-start gap-3">
      <input type="hidden" name="intent" value="name" />
      <input type="hidden" name="actionId" value={actionId} />
      <TextField
        id="label"
        name="label"
        label={t('observers:desk.label')}
        hint={t('observers:desk.label_hint')}
        error={errorOf('label')}
        defaultValue={refused?.values.label ?? ''}
        maxLength={limits.observerLabel.max}
        autoComplete="off"
      />
      <p>
        <Button variant="main">{t('observers:desk.name')}</Button>
      </p>
    </form>
  );
}

function Observer({ row, number }: { row: ListedObserver; number: number }) {
  const { t } = useT();
  const { observerId, label, sign } = row;
  return (
    <li>
      <Card>
        <h3 className="text-base">
          <UserWords text={label} />
        </h3>
        {sign ? (
          <>
            <TextField
              id={`link-${number}`}
              name="link"
              label={t('observers:desk.link')}
              hint={t('observers:desk.link_hint')}
              defaultValue={sign.url}
              readOnly
              ltr
            />
            <Disclosure label={t('observers:desk.qr')} about={<UserWords text={label} />} icon="qr">
              <QrCode
                matrix={sign.rows.map((cells) => [...cells].map((cell) => cell === '1'))}
                label={t('observers:desk.qr_label')}
              />
            </Disclosure>
            <form method="post">
              <input type="hidden" name="intent" value="revoke" />
              <input type="hidden" name="observerId" value={observerId} />
              <Button variant="danger">
                {t('observers:desk.revoke')} <UserWords text={label} className="sr-only" />
              </Button>
            </form>
          </>
        ) : (
          <p>
            <Chip tone="pass" icon="stop">
              {t('observers:desk.revoked')}
            </Chip>
          </p>
        )}
      </Card>
    </li>
  );
}
