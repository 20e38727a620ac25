import type { FloorSpeaker, FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { TimeLeft, type ClockPhase } from '#app/ui/time-left.tsx';
import { ActButton } from './act-button.tsx';
import { AskingGroup, AskingName } from './asking-name.tsx';
import { Untouched } from './untouched.tsx';

type Props = {
  floor: FloorView;
  speaker: FloorSpeaker;
  ahead: number | null;
  actionId: string;
  onPhase(phase: ClockPhase): void;
};

/** Who speaks and for how long, with what steers the turn. */
export function FloorSpeaking({ floor, speaker, ahead, actionId, onPhase }: Props) {
  const { t } = useT();
  const standing = speaker.clock.endsAt === null;
  const fields = { requestId: speaker.requestId };
  return (
    <Card kind="marked" labelledBy="floor-speaker">
      <p className="text-ink-soft">
        {t('floor:speaking')} · {t(`floor:kinds.${speaker.kind}`)}
        <AskingGroup floor={floor} row={speaker} />
      </p>
      <h3 id="floor-speaker">
        <AskingName row={speaker} />
      </h3>
      <p className="text-lg">
        <TimeLeft key={speaker.requestId} clock={speaker.clock} ahead={ahead} onPhase={onPhase} />
      </p>
      <Untouched value={{ standing, fields }} valueKey={`${speaker.requestId} ${standing}`} className="grid gap-2">
        {(steady) => (
          <>
            <ActButton intent="stopTurn" fields={steady.fields} variant="main" icon="stop" wide>
              {t('floor:desk.stop')}
            </ActButton>
            <div className="flex flex-wrap gap-2">
              <ActButton
                intent={steady.standing ? 'resumeTurn' : 'pauseTurn'}
                fields={steady.fields}
                icon={steady.standing ? 'play' : 'pause'}
                className="grow"
                wide
              >
                {t(steady.standing ? 'floor:desk.resume' : 'floor:desk.pause')}
              </ActButton>
              <ActButton intent="extendTurn" fields={{ ...steady.fields, actionId }} icon="plus" className="grow" wide>
                {t('floor:desk.extend')}
              </ActButton>
            </div>
          </>
        )}
      </Untouched>
    </Card>
  );
}
