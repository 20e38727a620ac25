import { Link, useLocation } from '@remix-run/react';
import { floorKinds } from '#app/contract/floor.ts';
import type { FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextField } from '#app/ui/field.tsx';
import { SelectField } from '#app/ui/select-field.tsx';
import type { ClockPhase } from '#app/ui/time-left.tsx';
import { ActButton } from './act-button.tsx';
import { ActForm } from './act-form.tsx';
import { FloorQueue } from './floor-queue.tsx';
import { CountdownDesk } from './countdown-desk.tsx';
import type { Refusal } from './refusal.tsx';
import { Untouched } from './untouched.tsx';
import { writeSeconds } from './write-seconds.ts';

/** Seconds that a turn may be planned to last. */
const turns = [30, 60, 120, 180, 300, 600] as const;

type Props = {
  floor: FloorView;
  ahead: number | null;
  actionId: string;
  refused: Refusal | null;
  /** False while only the countdown is to be shown. */
  isOpened: boolean;
  /** Whether the floor may be given now. */
  canGive: boolean;
  onPhase(phase: ClockPhase): void;
};

/** Opening the list, what may be done in it, somebody of the hall, how long a turn is, and the countdown of all screens. */
export function FloorTools({ floor, ahead, actionId, refused, onPhase, isOpened, canGive }: Props) {
  const { t } = useT();
  const { pathname } = useLocation();
  return (
    <>
      {isOpened ? (
        <>
          <OpenList open={floor.open} />
          <FloorQueue floor={floor} canGive={canGive} />
          <AddFromHall
            key={actionId}
            actionId={actionId}
            groups={floor.groups}
            refused={refused?.form === 'addHallSpeaker' ? refused : null}
          />
          <TurnLength seconds={floor.turnSeconds} />
          <p>
            <Link to={`${pathname.replace(/\/moderate$/, '')}/groups`} reloadDocument>
              {t('floor:desk.to_groups')}
            </Link>
          </p>
        </>
      ) : null}
      <CountdownDesk
        countdown={floor.countdown}
        ahead={ahead}
        actionId={actionId}
        refused={refused}
        onPhase={onPhase}
      />
    </>
  );
}

function AddFromHall({ actionId, groups, refused }: Pick<Props, 'actionId' | 'refused'> & Pick<FloorView, 'groups'>) {
  const { t, pick } = useT();
  const { name, kind } = refused?.error.fields ?? {};
  return (
    <Disclosure label={t('floor:desk.add')} icon="plus" open={refused ? true : undefined}>
      <ActForm intent="addHallSpeaker" fields={{ actionId }} className="grid gap-3">
        <TextField
          id="addHallSpeaker-name"
          name="name"
          label={t('floor:desk.add_name')}
          optional={t('floor:desk.optional')}
          hint={t('floor:desk.add_name_hint')}
          autoComplete="off"
          error={name && t(`errors:${name}`)}
          defaultValue={refused?.values.name ?? ''}
        />
        <SelectField
          name="kind"
          label={t('floor:desk.add_kind')}
          error={kind && t(`errors:${kind}`)}
          defaultValue={refused?.values.kind ?? 'contribution'}
          options={floorKinds.map((value) => ({ value, label: t(`floor:kinds.${value}`) }))}
        />
        {groups.length > 0 ? (
          <SelectField
            name="groupId"
            label={t('floor:desk.group')}
            defaultValue={refused?.values.groupId ?? ''}
            prompt={t('floor:desk.group_none')}
            options={groups.map(({ groupId, name: of }) => {
              const { text, lang } = pick(of);
              return { value: groupId, label: text, lang };
            })}
          />
        ) : null}
        <Button variant="main">{t('floor:desk.add_send')}</Button>
      </ActForm>
    </Disclosure>
  );
}

function TurnLength({ seconds }: { seconds: number }) {
  const speak = useT();
  const { t } = speak;
  const known = [...new Set([...turns, seconds])].sort((a, b) => a - b);
  return (
    <Disclosure label={t('floor:desk.turn_now', { time: writeSeconds(speak, seconds) })} icon="clock">
      <ActForm intent="setFloor" className="grid gap-3">
        <SelectField
          key={seconds}
          name="turnSeconds"
          label={t('floor:desk.turn_label')}
          defaultValue={String(seconds)}
          options={known.map((value) => ({ value: String(value), label: writeSeconds(speak, value) }))}
        />
        <Button>{t('floor:desk.turn_send')}</Button>
      </ActForm>
    </Disclosure>
  );
}

/** Opening the list to everybody, or closing it. */
function OpenList({ open }: { open: boolean }) {
  const { t } = useT();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Chip tone={open ? 'agree' : 'pass'} icon={open ? 'play' : 'lock'}>
        {t(open ? 'floor:list_open' : 'floor:list_closed')}
      </Chip>
      <Untouched value={open} valueKey={String(open)}>
        {(steady) => (
          <ActButton intent="setFloor" fields={{ open: steady ? '0' : '1' }} icon={steady ? 'lock' : 'play'}>
            {t(steady ? 'floor:desk.close_list' : 'floor:desk.open_list')}
          </ActButton>
        )}
      </Untouched>
    </div>
  );
}
