import { countTopItems } from '#app/contract/agenda.ts';
import type { DocumentLine } from '#app/contract/agenda-documents.ts';
import { countBallots } from '#app/contract/hall-ballots.ts';
import type { RoomView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { ActButton } from './act-button.tsx';
import { CloseSession, SealRequest } from './ask-close.tsx';
import { sealKey, type CockpitMotion } from './cockpit.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ItemDocuments } from './item-documents.tsx';
import { MainAct } from './main-act.tsx';
import { findNextStep, type NextStep } from './next-step.ts';
import { SpentTime } from './spent-time.tsx';
import { Untouched } from './untouched.tsx';

export const stateTones = { planned: 'pass', open: 'agree', paused: 'warn', closed: 'pass' } as const;
export const stateIcons = { planned: 'clock', open: 'play', paused: 'pause', closed: 'stop' } as const;

type Props = {
  room: RoomView;
  motions: CockpitMotion[];
  documents: DocumentLine[];
  ahead: number | null;
  /** Where the attendance list of the members is kept; null where there are none. */
  attendanceHref: string | null;
  /** Where the minutes are written; null where there is no space to sign them. */
  minutesHref: string | null;
};

const keyOf = (step: NextStep): string =>
  `${step.kind} ${'motion' in step ? `${step.motion.motionId} ${sealKey(step.motion)}` : 'item' in step ? step.item.agendaItemId : ''}`;

/** What is on, what is next, and the one main button. */
export function Stage({ room, motions, documents, ahead, attendanceHref, minutesHref }: Props) {
  const { t } = useT();
  const step = findNextStep(room, motions);
  const { state } = room.session;
  return (
    <Card kind="asking" as="section" labelledBy="stage-title">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="stage-title">{t('moderate:now')}</h2>
        <Chip tone={stateTones[state]} icon={stateIcons[state]}>
          {t(`session.state_${state}`)}
        </Chip>
      </div>
      <CurrentItem room={room} documents={documents} ahead={ahead} />
      {attendanceHref ? <Attendance room={room} href={attendanceHref} /> : null}
      {motions
        .filter((motion) => motion.state === 'open')
        .map((motion) => (
          <OpenVote key={motion.motionId} motion={motion} ahead={ahead} />
        ))}
      <Untouched value={step} valueKey={keyOf(step)} className="grid gap-2 border-t border-line pt-3">
        {(steady) => (
          <>
            <NextLine step={steady} minutesHref={minutesHref} />
            <MainAct step={steady} />
          </>
        )}
      </Untouched>
      <Untouched value={{ state, step }} valueKey={`${state} ${step.kind}`}>
        {(steady) => <SideActs {...steady} />}
      </Untouched>
    </Card>
  );
}

function CurrentItem({ room, documents, ahead }: Pick<Props, 'room' | 'documents' | 'ahead'>) {
  const { t, pick } = useT();
  const item = room.agenda.find((row) => row.agendaItemId === room.session.currentItemId);
  if (!item) return <p>{t(room.agenda.length > 0 ? 'moderate:no_item' : 'moderate:no_agenda')}</p>;
  const title = pick(item.title);
  return (
    <div>
      <p className="nums text-ink-soft">
        {t('moderate:item_of', { at: item.number, of: countTopItems(room.agenda) })} ·{' '}
        {t('minutes', { count: item.plannedMinutes })} ·{' '}
        <SpentTime item={item} since={room.session.itemSince} ahead={ahead} />
      </p>
      <p className="text-lg font-bold">
        <UserWords text={title.text} lang={title.lang} />
      </p>
      <ItemDocuments documents={documents} agendaItemId={item.agendaItemId} />
    </div>
  );
}

/** How many members are there, and what the quorum of the first call still needs. */
function Attendance({ room: { attendance }, href }: { room: RoomView; href: string }) {
  const { t } = useT();
  const missing = attendance ? Math.max(0, attendance.first - attendance.present) : 0;
  return (
    <p className="nums flex flex-wrap items-baseline gap-x-3">
      {attendance ? (
        <span>
          {t('room:attendance', attendance)} ·{' '}
          {missing > 0 ? t('room:motions.quorum_missing', { count: missing }) : t('room:motions.quorum_reached')}
        </span>
      ) : (
        <span className="text-ink-soft">{t('moderate:attendance_not_kept')}</span>
      )}
      <a href={href}>{t('moderate:to_attendance')}</a>
    </p>
  );
}

function OpenVote({ motion, ahead }: { motion: CockpitMotion; ahead: number | null }) {
  const { t, pick } = useT();
  const title = pick(motion.title);
  return (
    <div className="rounded-ui border border-line-strong bg-indigo-soft p-2">
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone="info" icon="vote">
          {t('moderate:vote_open')}
        </Chip>
        <strong className="nums">{t('moderate:cast', { count: countBallots(motion) })}</strong>
      </p>
      <p className="mt-2">
        <UserWords text={title.text} lang={title.lang} />
      </p>
      <SealRequest seal={motion.seal} ahead={ahead} />
    </div>
  );
}

function NextLine({ step, minutesHref }: { step: NextStep; minutesHref: string | null }) {
  const { t, pick } = useT();
  const named = step.kind === 'open-motion' || step.kind === 'show-result' ? step.motion : null;
  const title = step.kind === 'next-item' ? pick(step.item.title) : named && pick(named.title);
  return (
    <p>
      <span className="text-ink-soft">{t('moderate:next')}</span>{' '}
      <strong>
        {t(`moderate:next_${step.kind}`)}
        {title ? (
          <>
            {' '}
            <UserWords text={title.text} lang={title.lang} />
          </>
        ) : null}
      </strong>
      {step.kind === 'nothing' && minutesHref ? (
        <>
          {' '}
          <a href={minutesHref}>{t('moderate:to_minutes')}</a>
        </>
      ) : null}
    </p>
  );
}

/** Pause and close, kept apart from the main button. */
function SideActs({ state, step }: { state: RoomView['session']['state']; step: NextStep }) {
  const { t } = useT();
  if ((state !== 'open' && state !== 'paused') || step.kind === 'close-session') return null;
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'open' ? (
        <ActButton intent="moveSession" fields={{ to: 'paused' }} icon="pause" className="grow" wide>
          {t('moderate:pause')}
        </ActButton>
      ) : null}
      <Disclosure label={t('moderate:close')} icon="stop" className="grow">
        <CloseSession blocked={step.kind === 'close-motion'} />
      </Disclosure>
    </div>
  );
}
