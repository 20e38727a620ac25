import type { ReactNode } from 'react';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** Ends the turn and clears the tablet. */
export function FinishForm({ turnId, main = false }: { turnId: string; main?: boolean }) {
  const { t } = useT();
  return (
    <form method="post" action="?" id="finish">
      <input type="hidden" name="intent" value="end" />
      <input type="hidden" name="turnId" value={turnId} />
      <Button variant={main ? 'main' : 'quiet'} icon="check" wide>
        {t('kiosk:finish')}
      </Button>
    </form>
  );
}

type MenuProps = {
  turnId: string;
  name: string | null;
  isMember: boolean;
  hasMotion: boolean;
  floorOpen: boolean;
};

/** What somebody can do at the tablet, one big button each. */
export function KioskMenu({ turnId, name, isMember, hasMotion, floorOpen }: MenuProps) {
  const { t } = useT();
  const tasks: Array<[task: string, icon: IconName]> = [
    ...(hasMotion ? [['vote', 'vote'] as [string, IconName]] : []),
    ['statements', 'check'],
    ...(floorOpen ? [['floor', 'hand'] as [string, IconName]] : []),
    ['comment', 'comment'],
    ['question', 'question'],
  ];
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('kiosk:menu')}</h1>
        <p>
          {isMember ? (
            <Phrase k="kiosk:as_member" parts={{ name: <UserWords text={name ?? ''} /> }} />
          ) : (
            t('kiosk:as_guest')
          )}
        </p>
        {hasMotion ? null : <p>{t('kiosk:no_motion')}</p>}
      </header>
      <ul className="grid gap-4">
        {tasks.map(([task, icon], at) => (
          <li key={task}>
            <ButtonLink href={`?do=${task}`} icon={icon} wide variant={at === 0 && hasMotion ? 'main' : 'quiet'}>
              {t(`kiosk:do_${task}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <FinishForm turnId={turnId} />
    </div>
  );
}

/** What was done, as the answer to the form tells it. */
export type DoneAct = {
  ok: true;
  act: string;
  receipt: { code: string; url: string; rows: string[] } | null;
};

/** What was done, the receipt where there is one, and the two ways on. */
export function KioskDone({ turnId, act, receipt }: DoneAct & { turnId: string }) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <h1>{t(`kiosk:done.${act}`)}</h1>
      {receipt ? (
        <section aria-labelledby="receipt" className="card">
          <h2 id="receipt" className="text-lg">
            {t('kiosk:receipt')}
          </h2>
          <p>
            <code className="block text-2xl font-bold" dir="ltr">
              {receipt.code}
            </code>
          </p>
          <p>{t('kiosk:receipt_text')}</p>
          <QrCode
            matrix={receipt.rows.map((row) => [...row].map((cell) => cell === '1'))}
            label={t('kiosk:receipt_qr')}
          />
        </section>
      ) : null}
      <FinishForm turnId={turnId} main />
      <p>
        <ButtonLink href="?" wide>
          {t('kiosk:more')}
        </ButtonLink>
      </p>
    </div>
  );
}

/** One task with the way back and the end under it. */
export function KioskTaskFrame({ turnId, title, children }: { turnId: string; title: string; children: ReactNode }) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <h1>{title}</h1>
      {children}
      <p>
        <ButtonLink href="?" wide>
          {t('kiosk:back')}
        </ButtonLink>
      </p>
      <FinishForm turnId={turnId} />
    </div>
  );
}
