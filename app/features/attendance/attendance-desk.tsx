import type { ReactNode } from 'react';
import type { AttendanceState, AttendanceView } from '#app/contract/attendance.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Time } from '#app/ui/time.tsx';
import type { Tone } from '#app/ui/tone.ts';
import { UserWords } from '#app/ui/user-text.tsx';

export type ListedMember = {
  mandateId: string;
  number: number;
  association: LocalizedText;
  holderName: string;
  state: AttendanceState | null;
  since: string | null;
  delegateSeat: number | null;
  bySign: boolean;
};

/** What was just noted, or taken off the list again, and how to take it back. */
type Noted = { state: AttendanceState | 'undone'; undoId: string | null };

type Props = {
  counts: AttendanceView | null;
  rows: ListedMember[];
  isClosed: boolean;
  delegationsHref: string;
  /** What was just noted, and of whom; or why it was not. */
  noted: (Noted & { number: number }) | null;
  error: string | null;
  /** The form for signs of members, while the list is open. */
  signForm: ReactNode;
};

/** The attendance list of the members: who is there, and for each the next thing that can be noted. */
export function AttendanceDesk({ counts, rows, isClosed, delegationsHref, noted, error, signForm }: Props) {
  const { t } = useT();
  return (
    <div className="grid gap-6">
      <header className="flow">
        <h1>{t('attendance:title')}</h1>
        <p>{t('attendance:lead')}</p>
        <p>
          <a href={delegationsHref}>{t('delegation:to_list')}</a>
        </p>
      </header>
      {error ? <Notice kind="danger">{error}</Notice> : null}
      <Counts counts={counts} />
      {isClosed ? <Notice>{t('attendance:closed')}</Notice> : signForm}
      <section aria-labelledby="members" className="grid gap-4">
        <h2 id="members">{t('attendance:members')}</h2>
        {rows.length === 0 ? (
          <EmptyState title={t('attendance:none')}>{t('attendance:none_text')}</EmptyState>
        ) : (
          <ul className="grid gap-3 md:grid-cols-2">
            {rows.map((member) => (
              <Member
                key={member.mandateId}
                member={member}
                isClosed={isClosed}
                noted={noted?.number === member.number ? noted : null}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Counts({ counts }: { counts: AttendanceView | null }) {
  const { t } = useT();
  if (!counts) return <Notice>{t('attendance:not_kept')}</Notice>;
  const { present, excused, members } = counts;
  const calls = (['first', 'second'] as const).map((call) => {
    const missing = counts[call] - present;
    const key = missing > 0 ? `attendance:${call}_missing` : `attendance:${call}_reached`;
    return { call, text: t(key, { count: Math.max(0, missing), quorum: counts[call] }), reached: missing <= 0 };
  });
  return (
    <Card kind="marked" as="section" labelledBy="counts">
      <h2 id="counts" className="nums text-lg">
        {t('attendance:present_of', { present, members })}
      </h2>
      <ul className="grid gap-1">
        {calls.map(({ call, text, reached }) => (
          <li key={call} className={reached ? 'nums font-bold' : 'nums'}>
            {text}
          </li>
        ))}
      </ul>
      {excused > 0 ? <p className="nums text-ink-soft">{t('attendance:excused_count', { count: excused })}</p> : null}
    </Card>
  );
}

const looks: Record<AttendanceState, { tone: Tone; icon: IconName }> = {
  present: { tone: 'agree', icon: 'check' },
  left: { tone: 'pass', icon: 'arrow' },
  excused: { tone: 'info', icon: 'mail' },
  absent: { tone: 'pass', icon: 'dash' },
};

/** What can be noted next; the first is what mostly comes. */
const next: Record<AttendanceState, AttendanceState[]> = {
  absent: ['present', 'excused'],
  present: ['left', 'absent'],
  left: ['present'],
  excused: ['present', 'absent'],
};

function Member({ member, isClosed, noted }: { member: ListedMember; isClosed: boolean; noted: Noted | null }) {
  const { t, pick, time } = useT();
  const { number, since } = member;
  const state = member.state ?? 'absent';
  const id = `seat-${number}`;
  const association = pick(member.association);
  return (
    <Card as="li" id={id} className="scroll-mt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={`${id}-name`} className="text-base">
          <bdi>{member.holderName}</bdi>
        </h3>
        <Chip {...looks[state]}>{t(`attendance:state.${state}`)}</Chip>
      </div>
      <p className="text-ink-soft">
        {t('attendance:seat', { number })} · <UserWords text={association.text} lang={association.lang} />
        {since && state !== 'absent' ? (
          <>
            {' '}
            · <Time iso={since} absolute={t('attendance:since', { time: time(since) })} />
            {member.bySign ? ` · ${t('attendance:by_sign')}` : null}
          </>
        ) : null}
      </p>
      {member.delegateSeat === null ? null : <p>{t('delegation:seat_gave', { number: member.delegateSeat })}</p>}
      {noted ? <Done noted={noted} number={number} describedBy={`${id}-name`} isClosed={isClosed} /> : null}
      {isClosed ? null : (
        <form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="mandateId" value={member.mandateId} />
          <input type="hidden" name="number" value={number} />
          {next[state].map((to, at) => (
            <Button
              key={to}
              name="state"
              value={to}
              variant={at === 0 && state !== 'present' ? 'main' : 'quiet'}
              aria-describedby={`${id}-name`}
            >
              {t(`attendance:act.${state === 'left' ? 'back' : to}`)}
            </Button>
          ))}
        </form>
      )}
    </Card>
  );
}

type DoneProps = { noted: Noted; number: number; describedBy: string; isClosed: boolean };

/** What was noted, with the button that takes a slip off the list; the page has no script, and it stays. */
function Done({ noted: { state, undoId }, number, describedBy, isClosed }: DoneProps) {
  const { t } = useT();
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="font-bold" id="noted">
        {state === 'undone' ? t('attendance:undone') : t(`attendance:done.${state}`)}
      </p>
      {undoId && !isClosed ? (
        <form method="post">
          <input type="hidden" name="intent" value="takeBack" />
          <input type="hidden" name="undoId" value={undoId} />
          <input type="hidden" name="number" value={number} />
          <Button icon="undo" aria-describedby={describedBy}>
            {t('attendance:undo')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
