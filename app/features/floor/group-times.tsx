import type { FloorView } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { TimeLeft, writeTime } from '#app/ui/time-left.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** The time that each group has left; it runs while one of it speaks. */
export function GroupTimes({ groups, ahead }: Pick<FloorView, 'groups'> & { ahead: number | null }) {
  const { t, pick } = useT();
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="floor-groups" className="grid gap-2">
      <h3 id="floor-groups" className="text-base">
        {t('floor:groups')}
      </h3>
      <ul className="grid gap-2">
        {groups.map(({ groupId, name, clock }) => (
          <li key={groupId} className="flex flex-wrap items-center gap-x-3">
            <UserWords {...pick(name)} />
            {clock.endsAt === null && clock.remainingMs ? (
              <Chip icon="clock">{t('clock.left', { time: writeTime(clock.remainingMs) })}</Chip>
            ) : (
              <TimeLeft clock={clock} ahead={ahead} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
