import { useT } from '#app/i18n/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { SteadyList } from './steady-list.ts';

/** New statements that wait behind a button, so that the list does not move under somebody's thumb. */
export function WaitingStatements({ list }: { list: Pick<SteadyList<unknown>, 'waiting' | 'showAll'> }) {
  const { t } = useT();
  if (list.waiting === 0) return null;
  return (
    <p>
      <Button type="button" wide icon="comment" onClick={list.showAll}>
        {t('moderate:waiting_statements', { count: list.waiting })}
      </Button>
    </p>
  );
}
