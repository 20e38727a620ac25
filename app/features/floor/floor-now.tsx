import { groupOf, type FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { TimeLeft, type ClockPhase } from '#app/ui/time-left.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { SpeakerName } from './speaker-name.tsx';

export type FloorNowProps = {
  floor: FloorView;
  /** The person's own request that waits or has the floor. */
  own: string | null;
  ahead: number | null;
  listHref: string;
  /** Says the warning and the end of a countdown. */
  onPhase(phase: ClockPhase): void;
};

/** Who has the floor and for how long, the countdown of the session, and one's own place: in sight on every tab. */
export function FloorNow({ floor, own, ahead, listHref, onPhase }: FloorNowProps) {
  const { t, pick } = useT();
  const { speaker, countdown } = floor;
  const group = speaker && groupOf(floor, speaker);
  const place = floor.waiting.findIndex((row) => row.requestId === own) + 1;
  if (!speaker && !countdown && place === 0) return null;
  return (
    <Card kind="marked" as="section" labelledBy="floor-now" className="stack">
      {speaker ? (
        <div>
          <h2 id="floor-now" className="text-base text-ink-soft">
            {t(speaker.requestId === own ? 'floor:you_speak' : 'floor:speaking')}
          </h2>
          <p className="text-lg">
            <strong>
              <SpeakerName row={speaker} />
            </strong>{' '}
            · {t(`floor:kinds.${speaker.kind}`)}
            {group ? (
              <>
                {' '}
                · <UserWords {...pick(group.name)} />
              </>
            ) : null}
          </p>
          <TimeLeft key={speaker.requestId} clock={speaker.clock} ahead={ahead} onPhase={onPhase} />
        </div>
      ) : null}
      {countdown ? (
        <div>
          <h2 id={speaker ? undefined : 'floor-now'} className="text-base text-ink-soft">
            {countdown.label ? (
              <UserWords text={countdown.label.text} lang={countdown.label.lang} />
            ) : (
              t('floor:countdown')
            )}
          </h2>
          <TimeLeft clock={countdown.clock} ahead={ahead} onPhase={onPhase} />
        </div>
      ) : null}
      {place > 0 ? (
        <div>
          {speaker || countdown ? null : (
            <h2 id="floor-now" className="text-base text-ink-soft">
              {t('floor:title')}
            </h2>
          )}
          <p className="nums">
            <strong>
              {place === 1 ? t('floor:you_next') : t('floor:you_wait', { place, of: floor.waiting.length })}
            </strong>
          </p>
          <p>
            <a href={listHref} className="btn btn-plain">
              {t('floor:see')}
            </a>
          </p>
        </div>
      ) : null}
    </Card>
  );
}
