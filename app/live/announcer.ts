import { assertiveRegionId, politeRegionId } from '#app/ui/announcer.tsx';

/** What may interrupt a screen reader: nothing else may (quality row A-52). */
export const urgentKinds = ['vote.opened', 'vote.closed', 'floor.given', 'connection.lost', 'act.failed'] as const;
export type UrgentKind = (typeof urgentKinds)[number];

type Options = {
  write(region: 'polite' | 'assertive', text: string): void;
  /** Milliseconds between two polite messages; null keeps silent. */
  interval(): number | null;
  now?: () => number;
};

/** Milliseconds after which a message is taken away again. */
const lifetime = 10_000;

/**
 * The one voice of a page. Polite messages are gathered: of each kind only the latest is said, at most once an interval.
 * The same text twice is said twice.
 */
export function createAnnouncer({ write, interval, now = Date.now }: Options) {
  const waiting = new Map<string, string>();
  let lastAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak: Partial<Record<'polite' | 'assertive', ReturnType<typeof setTimeout>>> = {};
  const purge: Partial<Record<'polite' | 'assertive', ReturnType<typeof setTimeout>>> = {};

  function say(region: 'polite' | 'assertive', text: string): void {
    write(region, '');
    clearTimeout(speak[region]);
    speak[region] = setTimeout(() => write(region, text), 50);
    clearTimeout(purge[region]);
    purge[region] = setTimeout(() => write(region, ''), lifetime);
  }

  function flush(): void {
    timer = undefined;
    const text = [...waiting.values()].join(' ');
    waiting.clear();
    if (text === '' || interval() === null) return;
    lastAt = now();
    say('polite', text);
  }

  return {
    /** Says something when there is room for it. */
    polite(kind: string, text: string): void {
      const pause = interval();
      if (pause === null) return;
      waiting.set(kind, text);
      if (timer) return;
      timer = setTimeout(flush, Math.max(0, lastAt + pause - now()));
    },
    /** Says at once what must not wait. */
    urgent(kind: UrgentKind, text: string): void {
      waiting.delete(kind);
      say('assertive', text);
    },
    stop(): void {
      clearTimeout(timer);
      for (const one of [speak.polite, speak.assertive, purge.polite, purge.assertive]) clearTimeout(one);
    },
  };
}

/** Writes into the page's own two regions. */
export function writeRegion(region: 'polite' | 'assertive', text: string): void {
  const element = document.getElementById(region === 'polite' ? politeRegionId : assertiveRegionId);
  if (element) element.textContent = text;
}
