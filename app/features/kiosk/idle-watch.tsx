import { useEffect, useState } from 'react';
import { kioskTimes } from '#app/contract/kiosk.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createAnnouncer, writeRegion } from '#app/live/announcer.ts';
import { forgetAll } from '#app/live/typed/store.ts';
import { Button } from '#app/ui/button.tsx';

/**
 * Watches whether somebody is at the tablet. Twenty seconds before it goes back to its start it says so; a touch, a key or the
 * button gives a whole minute more (WCAG 2.2.1). What leaves the screen leaves the page: no copy that the browser keeps has it.
 */
export function IdleWatch() {
  const { t } = useT();
  const [left, setLeft] = useState<number>(kioskTimes.idle);
  // A phone that became a tablet may have kept what its owner typed.
  useEffect(forgetAll, []);
  useEffect(() => {
    let last = Date.now();
    const touch = (): void => {
      last = Date.now();
      setLeft(kioskTimes.idle);
    };
    const tick = setInterval(() => {
      const rest = kioskTimes.idle - Math.floor((Date.now() - last) / 1000);
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(tick);
      leave();
    }, 1000);
    for (const name of signs) addEventListener(name, touch, { passive: true });
    addEventListener('pagehide', clear);
    addEventListener('pageshow', again);
    return () => {
      clearInterval(tick);
      for (const name of signs) removeEventListener(name, touch);
      removeEventListener('pagehide', clear);
      removeEventListener('pageshow', again);
    };
  }, []);
  const warns = left <= kioskTimes.warning;
  useEffect(() => {
    if (!warns) return undefined;
    const announcer = createAnnouncer({ write: writeRegion, interval: () => 0 });
    announcer.polite('idle', `${t('kiosk:idle_title')} ${t('kiosk:idle', { count: kioskTimes.warning })}`);
    return () => announcer.stop();
  }, [warns, t]);
  if (!warns) return null;
  return (
    <section aria-labelledby="idle" className="kiosk-idle">
      <div className="shell-inner flex flex-wrap items-center justify-between gap-4">
        <div>
          <h2 id="idle" className="text-lg">
            {t('kiosk:idle_title')}
          </h2>
          <p className="nums">{t('kiosk:idle', { count: left })}</p>
        </div>
        <Button type="button" variant="main">
          {t('kiosk:more_time')}
        </Button>
      </div>
    </section>
  );
}

/** Of the finger its end: the button must still be there when it is let go. */
const signs = ['pointerup', 'pointercancel', 'keydown', 'input', 'wheel'] as const;

const leave = (): void => {
  const form = document.getElementById('finish');
  if (form instanceof HTMLFormElement) form.submit();
  else location.replace(location.pathname);
};

const clear = (): void => {
  for (const field of document.querySelectorAll('form')) field.reset();
  document.body.hidden = true;
};

/** A copy that the browser kept is asked for anew. */
const again = (event: PageTransitionEvent): void => {
  if (event.persisted) location.reload();
};
