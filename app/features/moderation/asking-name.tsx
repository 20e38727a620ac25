import type { FloorPlace } from '#app/contract/floor.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { UserWords } from '#app/ui/user-text.tsx';

/** A name, or in words that there is none. */
export function AskingName({ row: { name, hall } }: { row: Pick<FloorPlace, 'name' | 'hall'> }) {
  const { t } = useT();
  return name ? <UserWords text={name} /> : <>{t(hall ? 'floor:hall' : 'floor:no_name')}</>;
}
