import type { FloorPlace, FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { AskingGroup, AskingName } from './asking-name.tsx';
import { ActButton } from './act-button.tsx';
import { Untouched } from './untouched.tsx';

type Props = {
  floor: FloorView;
  /** Whether the floor may be given now. */
  canGive: boolean;
};

/** Everybody who waits, with the reason of each place; what goes beyond the main button opens at its row. */
export function FloorQueue({ floor, canGive }: Props) {
  const { waiting } = floor;
  if (waiting.length === 0) return null;
  return (
    <Untouched value={waiting} valueKey={waiting.map((row) => row.requestId).join(' ')}>
      {(steady) => (
        <ol className="grid">
          {steady.map((row, at) => (
            <QueueRow key={row.requestId} floor={floor} row={row} at={at} of={steady.length} canGive={canGive} />
          ))}
        </ol>
      )}
    </Untouched>
  );
}

type RowProps = { floor: FloorView; row: FloorPlace; at: number; of: number; canGive: boolean };

function QueueRow({ floor, row, at, of, canGive }: RowProps) {
  const { t } = useT();
  const fields = { requestId: row.requestId };
  const about = <AskingName row={row} />;
  return (
    <li className="grid gap-2 border-b border-line py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <p>
            <span className="nums">{at + 1}.</span> <strong>{about}</strong> · {t(`floor:kinds.${row.kind}`)}
            <AskingGroup floor={floor} row={row} />
          </p>
          <p className="text-ink-soft">{t(`floor:reasons.${row.reason}`)}</p>
        </div>
        <Disclosure label={t('floor:desk.options')} about={about}>
          <div className="flex flex-wrap gap-2">
            {canGive ? (
              <ActButton intent="giveFloor" fields={fields} icon="play" about={about}>
                {t(at === 0 ? 'floor:desk.give_first' : 'floor:desk.give')}
              </ActButton>
            ) : null}
            {at > 0 ? (
              <ActButton intent="moveFloorRequest" fields={{ ...fields, direction: 'up' }} about={about}>
                {t('floor:desk.up')}
              </ActButton>
            ) : null}
            {at < of - 1 ? (
              <ActButton intent="moveFloorRequest" fields={{ ...fields, direction: 'down' }} about={about}>
                {t('floor:desk.down')}
              </ActButton>
            ) : null}
            <ActButton intent="removeFloorRequest" fields={fields} icon="cross" about={about}>
              {t('floor:desk.remove')}
            </ActButton>
          </div>
        </Disclosure>
      </div>
    </li>
  );
}
