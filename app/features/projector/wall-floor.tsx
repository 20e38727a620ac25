import { useContext } from 'react';
import { groupOf, type FloorPlace, type FloorSpeaker, type FloorView } from '#app/contract/floor.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { lookOf, useTimeLeft, writeTime, type Clock, type ClockPhase } from '#app/ui/time-left.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { fitTitle } from './fit-title.ts';
import { FitContext } from './use-fit.ts';

type ClockProps = { clock: Clock; ahead: number | null; small?: boolean; onPhase(phase: ClockPhase): void };

const smaller = 'text-[length:calc(9*var(--wall))]';
const smallest = 'text-[length:calc(6*var(--wall))]';

/** The time that is left in huge digits, with what it means in words and a sign beside it. */
function WallClock({ clock, ahead, small, onPhase }: ClockProps) {
  const state = useTimeLeft(clock, ahead, onPhase);
  const fit = useContext(FitContext);
  if (state === null)
    return (
      <p className="wall-text">
        <Said below say={({ t, time }) => t('clock.until', { time: time(clock.endsAt ?? '') })} />
      </p>
    );
  const { tone, icon, key } = lookOf(clock, state);
  return (
    <p role="timer" className="flex flex-wrap items-center gap-x-[calc(3*var(--wall))]">
      <span className={small ? `nums font-bold leading-none ${fit > 2 ? smallest : smaller}` : 'wall-number'} dir="ltr">
        {writeTime(state.ms)}
      </span>
      {key === 'left' ? null : (
        <Chip tone={tone} icon={icon}>
          <Said
            say={({ t }) =>
              t(key === 'warning' ? 'floor:say.warning' : key === 'over' ? 'clock.over' : 'floor:wall.standing')
            }
          />
        </Chip>
      )}
    </p>
  );
}

function WallName({ row: { name, hall } }: { row: Pick<FloorPlace, 'name' | 'hall'> }) {
  return name ? <UserWords text={name} /> : <Said say={({ t }) => t(hall ? 'floor:hall' : 'floor:no_name')} />;
}

type SpeakerProps = {
  floor: FloorView;
  speaker: FloorSpeaker;
  next: FloorPlace[];
  ahead: number | null;
  onPhase(phase: ClockPhase): void;
};

/** How many of those who come next have room, by the steps that the wall is smaller. */
const nextAt = [2, 2, 1, 1, 1];

/** Who speaks, what for and for whom, how long still, and the next two; where there is no room, fewer of it. */
export function SpeakerWall({ floor, speaker, next, ahead, onPhase }: SpeakerProps) {
  const fit = useContext(FitContext);
  const { pick } = useT();
  const group = groupOf(floor, speaker);
  const coming = next.slice(0, nextAt[fit]);
  return (
    <>
      <p className="wall-text flex flex-wrap items-center gap-x-[calc(2*var(--wall))]">
        <Icon name="comment" />
        <span>
          <Said below say={({ t }) => `${t('floor:speaking')} · ${t(`floor:kinds.${speaker.kind}`)}`} />
        </span>
        {group ? (
          <span className={fit > 1 ? 'wall-small' : undefined}>
            {fit > 1 ? null : <span aria-hidden="true">· </span>}
            <UserWords {...pick(group.name)} />
          </span>
        ) : null}
      </p>
      <h1 className={fitTitle(speaker.name ?? '', fit)}>
        <WallName row={speaker} />
      </h1>
      <WallClock key={speaker.requestId} clock={speaker.clock} ahead={ahead} small={fit > 1} onPhase={onPhase} />
      {coming.length > 0 ? <Coming rows={coming} /> : null}
    </>
  );
}

function Coming({ rows }: { rows: FloorPlace[] }) {
  return (
    <section aria-labelledby="wall-next" className="wall-small flex flex-wrap gap-x-[calc(3*var(--wall))]">
      <h2 id="wall-next" className="wall-small text-ink-soft">
        <Said say={({ t }) => t('floor:wall.next')} />
      </h2>
      <ol>
        {rows.map((row) => (
          <li key={row.requestId}>
            <strong>
              <WallName row={row} />
            </strong>{' '}
            · <KindOf row={row} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function KindOf({ row }: { row: Pick<FloorPlace, 'kind'> }) {
  return <Said say={({ t }) => t(`floor:kinds.${row.kind}`)} />;
}

/** Who comes next while nobody speaks: the first in huge type. */
export function QueueWall({ next: [first, ...others] }: { next: FloorPlace[] }) {
  const fit = useContext(FitContext);
  if (!first) return null;
  return (
    <>
      <p className="wall-text flex flex-wrap items-center gap-x-[calc(2*var(--wall))]">
        <Icon name="hand" />
        <span>
          <Said below say={({ t }) => t('floor:waiting_title')} />
        </span>
      </p>
      <h1 className={fitTitle(first.name ?? '', fit + 1)}>
        <WallName row={first} />
      </h1>
      <p className="wall-text">
        <KindOf row={first} />
      </p>
      {others.length > 0 ? <Coming rows={others.slice(0, Math.max(1, others.length - fit))} /> : null}
    </>
  );
}

type StripProps = { speaker: FloorSpeaker; ahead: number | null; onPhase(phase: ClockPhase): void };

/** Who speaks and how long still, in a line beneath something else: a vote may open while somebody is still speaking. */
export function SpeakerStrip({ speaker, ahead, onPhase }: StripProps) {
  return (
    <section aria-labelledby="wall-speaking" className="flex flex-wrap items-center gap-x-[calc(3*var(--wall))]">
      <h2 id="wall-speaking" className="wall-small flex items-center gap-x-[calc(2*var(--wall))]">
        <Icon name="comment" />
        <span>
          <span className="sr-only">
            <Said say={({ t }) => t('floor:speaking')} />{' '}
          </span>
          <WallName row={speaker} /> · <KindOf row={speaker} />
        </span>
      </h2>
      <WallClock key={speaker.requestId} clock={speaker.clock} ahead={ahead} small onPhase={onPhase} />
    </section>
  );
}

/** Milliseconds for which the wall tells that those who have not spoken are invited. */
const invitation = 180_000;

/** That those who have not spoken are invited, for a while; from the first moment, so that all of the wall is measured with it. */
export function InvitationWall({ invitedAt, ahead }: { invitedAt: string; ahead: number | null }) {
  const endsAt = new Date(Date.parse(invitedAt) + invitation).toISOString();
  const state = useTimeLeft({ plannedMs: invitation, endsAt, remainingMs: null }, ahead);
  if (state && state.ms <= 0) return null;
  return (
    <p className="wall-text flex items-center gap-x-[calc(2*var(--wall))]">
      <Icon name="hand" />
      <Said below say={({ t }) => t('floor:wall.invited')} />
    </p>
  );
}

type CountdownProps = {
  countdown: NonNullable<FloorView['countdown']>;
  /** Smaller beside something else. */
  small: boolean;
  ahead: number | null;
  onPhase(phase: ClockPhase): void;
};

/** The countdown of the session, whatever else is on the wall. */
export function CountdownWall({ countdown: { label, clock }, small, ahead, onPhase }: CountdownProps) {
  return (
    <section
      aria-labelledby="wall-countdown"
      className={small ? 'flex flex-wrap items-center gap-x-[calc(3*var(--wall))]' : undefined}
    >
      <h2 id="wall-countdown" className="wall-small text-ink-soft">
        {label ? <UserWords text={label.text} lang={label.lang} /> : <Said say={({ t }) => t('floor:countdown')} />}
      </h2>
      <WallClock clock={clock} ahead={ahead} small={small} onPhase={onPhase} />
    </section>
  );
}
