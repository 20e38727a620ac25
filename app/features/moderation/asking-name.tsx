import { groupOf, type FloorPlace, type FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** A name, or in words that there is none. */
export function AskingName({ row: { name, hall } }: { row: Pick<FloorPlace, 'name' | 'hall'> }) {
  const { t } = useT();
  return name ? <UserWords text={name} /> : <>{t(hall ? 'floor:hall' : 'floor:no_name')}</>;
}

/** For which group somebody speaks, after what else is said of them. */
export function AskingGroup({ floor, row }: { floor: FloorView; row: Pick<FloorPlace, 'group'> }) {
  const { pick } = useT();
  const group = groupOf(floor, row);
  return group ? (
    <>
      {' '}
      · <UserWords {...pick(group.name)} />
    </>
  ) : null;
}
