import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { RadioGroup } from '#app/ui/choice.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormErrors, useFieldError, type Refused } from '#app/ui/form-errors.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Tone } from '#app/ui/tone.ts';
import { GivenNow, type GivenLink, type GivenSlip } from './kiosk-given.tsx';

export type { GivenLink, GivenSlip } from './kiosk-given.tsx';

type ListedKiosk = {
  kioskId: string;
  label: string;
  admitsGuests: boolean;
  state: 'waiting' | 'working' | 'revoked' | 'over';
};
type ListedMember = {
  mandateId: string;
  number: number;
  holderName: string;
  slip: 'waiting' | 'used' | null;
  refusal: string | null;
};

type Props = {
  sessionName: { text: string; lang: string };
  kioskId: string;
  kiosks: ListedKiosk[];
  members: ListedMember[];
  isClosed: boolean;
  /** A tablet was just taken back. */
  revoked: boolean;
  refused: Refused | undefined;
  given: GivenLink | GivenSlip | null;
  backHref: string;
};

/** The page where moderators open shared tablets, take them back, and give slips. */
export function KioskDesk(props: Props) {
  const { t } = useT();
  const { refused, given, isClosed } = props;
  return (
    <div className="grid gap-6">
      <header className="flow no-print">
        <h1>{t('kiosks:title')}</h1>
        <p>{t('kiosks:lead')}</p>
      </header>
      <FormErrors refused={refused} fields={refused?.form === 'open' ? ['label'] : []} />
      {given ? <GivenNow given={given} sessionName={props.sessionName} /> : null}
      <div className="grid gap-6 no-print">
        {isClosed ? <Notice>{t('kiosks:closed')}</Notice> : <Notice>{t('kiosks:once')}</Notice>}
        <Kiosks {...props} />
        {isClosed ? null : <OpenForm kioskId={props.kioskId} refused={refused} />}
        <Slips members={props.members} isClosed={isClosed} />
        <p>
          <a href={props.backHref}>{t('kiosks:back')}</a>
        </p>
      </div>
    </div>
  );
}

const looks: Record<ListedKiosk['state'], { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'warn', icon: 'clock' },
  working: { tone: 'agree', icon: 'check' },
  revoked: { tone: 'pass', icon: 'lock' },
  over: { tone: 'pass', icon: 'lock' },
};

function Kiosks({ kiosks, isClosed, revoked }: Props) {
  const { t } = useT();
  return (
    <section aria-labelledby="list" className="grid gap-4">
      <h2 id="list">{t('kiosks:list')}</h2>
      {revoked ? <Notice kind="success">{t('kiosks:revoked')}</Notice> : null}
      {kiosks.length === 0 ? <EmptyState title={t('kiosks:none')}>{t('kiosks:none_text')}</EmptyState> : null}
      <ul className="grid gap-3 md:grid-cols-2">
        {kiosks.map(({ kioskId, label, admitsGuests, state }) => (
          <Card as="li" key={kioskId}>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 id={`kiosk-${kioskId}`} className="text-base">
                <bdi>{label}</bdi>
              </h3>
              <Chip {...looks[state]}>{t(`kiosks:state.${state}`)}</Chip>
            </div>
            <p className="text-ink-soft">{t(admitsGuests ? 'kiosks:guests_yes' : 'kiosks:guests_no')}</p>
            {isClosed || state === 'revoked' ? null : (
              <form method="post">
                <input type="hidden" name="intent" value="revoke" />
                <input type="hidden" name="kioskId" value={kioskId} />
                <Button aria-describedby={`kiosk-${kioskId}`}>{t('kiosks:revoke')}</Button>
              </form>
            )}
          </Card>
        ))}
      </ul>
    </section>
  );
}

function OpenForm({ kioskId, refused }: { kioskId: string; refused: Refused | undefined }) {
  const { t } = useT();
  const mine = refused?.form === 'open' ? refused : undefined;
  const problem = useFieldError(mine);
  return (
    <section aria-labelledby="open" className="grid gap-4">
      <h2 id="open">{t('kiosks:open')}</h2>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="open" />
        <input type="hidden" name="kioskId" value={kioskId} />
        <TextField
          id="label"
          name="label"
          label={t('kiosks:label')}
          hint={t('kiosks:label_hint')}
          error={problem('label')}
          defaultValue={mine?.values.label}
          maxLength={60}
          autoComplete="off"
        />
        <RadioGroup
          id="admits"
          name="admits"
          label={t('kiosks:admits')}
          defaultValue={mine?.values.admits ?? 'yes'}
          options={['yes', 'no'].map((value) => ({ value, label: t(`kiosks:admits_${value}`) }))}
        />
        <div>
          <Button variant="main">{t('kiosks:open_act')}</Button>
        </div>
      </form>
    </section>
  );
}

function Slips({ members, isClosed }: Pick<Props, 'members' | 'isClosed'>) {
  const { t } = useT();
  const given = isClosed ? members : members.filter(({ refusal }) => refusal === null);
  const others = members.filter((member) => !given.includes(member));
  return (
    <section aria-labelledby="slips" className="grid gap-4">
      <h2 id="slips">{t('kiosks:slips')}</h2>
      <p>{t('kiosks:slips_lead')}</p>
      {members.length === 0 ? <p>{t('kiosks:no_members')}</p> : null}
      <ul className="grid gap-3 md:grid-cols-2">
        {given.map((member) => (
          <SlipCard key={member.mandateId} member={member} isClosed={isClosed} />
        ))}
      </ul>
      {others.length > 0 ? (
        <details>
          <summary>{t('kiosks:no_slip')}</summary>
          <ul className="mt-3 grid gap-3 md:grid-cols-2">
            {others.map((member) => (
              <SlipCard key={member.mandateId} member={member} isClosed={isClosed} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function SlipCard({ member, isClosed }: { member: Props['members'][number]; isClosed: boolean }) {
  const { t } = useT();
  const { mandateId, number, holderName, slip, refusal } = member;
  return (
    <Card as="li" id={`seat-${number}`}>
      <h3 id={`seat-${number}-name`} className="text-base">
        <bdi>{holderName}</bdi>
      </h3>
      <p className="text-ink-soft">
        {t('kiosks:slip_of', { number })}
        {slip ? <> · {t(`kiosks:slip_${slip}`)}</> : null}
      </p>
      {isClosed ? null : refusal ? (
        <p>{t(`errors:${refusal}`)}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="slip" />
          <input type="hidden" name="mandateId" value={mandateId} />
          <Button aria-describedby={`seat-${number}-name`}>
            {t(slip === 'waiting' ? 'kiosks:give_new' : 'kiosks:give')}
          </Button>
        </form>
      )}
    </Card>
  );
}
