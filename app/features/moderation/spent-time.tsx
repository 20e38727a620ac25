import { useEffect, useState } from 'react';
import { spentMinutes } from '#app/contract/agenda.ts';
import { useT } from '#app/i18n/use-t.tsx';

type Props = {
  item: { spentMs: number };
  /** Since when it is the current item; null where it is not, and in a pause. */
  since: string | null;
  ahead: number | null;
};

/** Milliseconds between two looks at the clock: minutes are shown. */
const look = 2000;

/** How long an item of the agenda has been the current one, in whole minutes. Not a live region. */
export function SpentTime({ item, since, ahead }: Props) {
  const { t } = useT();
  const now = useServerNow(since === null ? null : ahead);
  const count = spentMinutes(item.spentMs, since, now);
  if (count === 0 && since === null) return null;
  return (
    <span className="nums whitespace-nowrap">{t('moderate:item_spent', { minutes: t('minutes', { count }) })}</span>
  );
}

/** The server's time, looked at again and again; null before the first look and where there is nothing to count. */
function useServerNow(ahead: number | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (ahead === null) return undefined;
    const tick = (): void => setNow(Date.now() - ahead);
    tick();
    const timer = setInterval(tick, look);
    return () => clearInterval(timer);
  }, [ahead]);
  return ahead === null ? null : now;
}
