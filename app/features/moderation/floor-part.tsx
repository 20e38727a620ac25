import { lazy, Suspense } from 'react';
import { Link, useLocation, useSearchParams } from '@remix-run/react';
import type { FloorView } from '#app/contract/floor.ts';
import type { RoomView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import type { ClockPhase } from '#app/ui/time-left.tsx';
import { ActButton } from './act-button.tsx';
import { AskingName } from './asking-name.tsx';
import type { Refusal } from './refusal.tsx';
import { Untouched } from './untouched.tsx';

type Props = {
  room: RoomView;
  ahead: number | null;
  /** People present who have not had the floor; null while that is unknown. */
  unspoken: number | null;
  actionId: string;
  refused: Refusal | null;
  onPhase(phase: ClockPhase): void;
};

/** Loaded when somebody speaks. */
const FloorSpeaking = lazy(() =>
  import('./floor-speaking.tsx').then((loaded) => ({ default: loaded.FloorSpeaking }), failed),
);
/** Loaded when it is opened, or while there is a countdown. */
const FloorTools = lazy(() => import('./floor-tools.tsx').then((loaded) => ({ default: loaded.FloorTools }), failed));

/** In place of a part that could not be loaded: the page anew. */
function failed() {
  return { default: LoadAnew };
}

function LoadAnew() {
  const { t } = useT();
  return <a href="?floor=tools">{t('moderate:refresh')}</a>;
}

/** The floor, led with one thumb: who speaks, who comes next, the list; beyond them the tools and the countdown. */
export function FloorPart({ room, ahead, unspoken, actionId, refused, onPhase }: Props) {
  const { t } = useT();
  const { floor, session } = room;
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  if (session.state === 'closed') return <p className="nums">{t('floor:spoken', { count: floor.spoken })}</p>;
  const isOpened = query.get('floor') === 'tools' || /^(addHall|startCount)/.test(refused?.form ?? '');
  return (
    <>
      <Suspense fallback={null}>
        {floor.speaker ? (
          <FloorSpeaking floor={floor} speaker={floor.speaker} ahead={ahead} actionId={actionId} onPhase={onPhase} />
        ) : (
          <NextSpeaker floor={floor} isOpen={session.state === 'open'} />
        )}
      </Suspense>
      {floor.waiting.length > 0 ? (
        <p className="nums">{t('floor:desk.waiting', { count: floor.waiting.length })}</p>
      ) : null}
      <Unspoken floor={floor} unspoken={unspoken} isOpen={session.state === 'open'} />
      <Suspense fallback={null}>
        {isOpened || floor.countdown ? (
          <FloorTools
            {...{
              floor,
              ahead,
              actionId,
              refused,
              onPhase,
              isOpened,
              canGive: session.state === 'open' && !floor.speaker,
            }}
          />
        ) : null}
      </Suspense>
      {isOpened ? null : (
        <p>
          <Link to={`${pathname}?floor=tools#floor`} preventScrollReset className="btn">
            {t('floor:desk.tools')}
          </Link>
        </p>
      )}
    </>
  );
}

/** How many of those present have not been heard, and the invitation to them while they can ask. */
function Unspoken({ floor, unspoken, isOpen }: Pick<Props, 'unspoken'> & { floor: FloorView; isOpen: boolean }) {
  const { t, time } = useT();
  const said = [
    unspoken === null ? [] : t('floor:present', { count: unspoken }),
    floor.invitedAt ? t('floor:desk.invited', { time: time(floor.invitedAt) }) : [],
  ].flat();
  if (said.length === 0) return null;
  return (
    <>
      <p className="nums">{said.join(' · ')}</p>
      {isOpen && floor.open && unspoken ? (
        <ActButton intent="inviteSpeakers" icon="hand">
          {t('floor:desk.invite')}
        </ActButton>
      ) : null}
    </>
  );
}

/** The fair order's own choice, as the one main button. */
function NextSpeaker({ floor, isOpen }: { floor: FloorView; isOpen: boolean }) {
  const { t } = useT();
  const [next] = floor.waiting;
  if (!next) return <p>{t('floor:desk.none_text')}</p>;
  if (!isOpen) return <p>{t('floor:desk.not_open')}</p>;
  return (
    <Untouched value={next} valueKey={next.requestId} className="grid gap-2">
      {(steady) => (
        <>
          <ActButton
            intent="giveFloor"
            fields={{ requestId: steady.requestId, asNext: '1' }}
            variant="main"
            icon="play"
            wide
          >
            <Phrase k="floor:desk.give_next" parts={{ name: <AskingName row={steady} /> }} />
          </ActButton>
          <p className="text-ink-soft">
            {t(`floor:kinds.${steady.kind}`)} · {t(`floor:reasons.${steady.reason}`)}
          </p>
        </>
      )}
    </Untouched>
  );
}
