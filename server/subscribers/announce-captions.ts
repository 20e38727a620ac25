import type { CaptionView } from '#app/contract/captions.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import { sessionTopic, type Log, type Published } from '../domain/context.ts';

type Options = {
  /** Reads committed lines as they stand now. */
  read(ids: string[]): Promise<CaptionView[]>;
  log: Log;
  /** Sends a frame that is not logged to those who follow the captions of its session. */
  send(event: LiveEvent): void;
};

type Session = { ids: Set<string>; timer: NodeJS.Timeout | null; reading: boolean; lastAt: number };

/** Milliseconds between two frames of a session: at most four a second reach a reader. */
export const captionInterval = 250;
/** Milliseconds before lines that could not be read are tried again. */
const pause = 1000;

/** Announces lines after they were committed: the first at once, then all that changed meanwhile in one frame an interval. */
export function createCaptions({ read, log, send }: Options) {
  const sessions = new Map<string, Session>();
  let stopped = false;

  async function run(sessionId: string, one: Session): Promise<void> {
    one.timer = null;
    one.reading = true;
    const ids = [...one.ids];
    one.ids.clear();
    one.lastAt = Date.now();
    try {
      const lines = await read(ids);
      const at = new Date().toISOString();
      send({ topic: sessionTopic(sessionId), name: 'captions.written', at, data: { sessionId, lines } });
    } catch (error) {
      for (const id of ids) one.ids.add(id);
      one.lastAt = Date.now() + pause;
      if (!stopped) log.warn({ sessionId, problem: String(error) }, 'captions could not be read; they are tried again');
    }
    one.reading = false;
    if (one.ids.size > 0) schedule(sessionId, one);
    else if (!stopped) forgetLater(sessionId, one);
  }

  function forgetLater(sessionId: string, one: Session): void {
    one.timer = setTimeout(() => sessions.delete(sessionId), captionInterval);
  }

  function schedule(sessionId: string, one: Session): void {
    if (stopped || one.reading) return;
    if (one.timer) clearTimeout(one.timer);
    const wait = Math.max(0, one.lastAt + captionInterval - Date.now());
    one.timer = setTimeout(() => void run(sessionId, one), wait);
  }

  return {
    onPublished({ captions }: Pick<Published, 'captions'>): void {
      for (const [captionId, sessionId] of captions) {
        const fresh = { ids: new Set<string>(), timer: null, reading: false, lastAt: 0 };
        const one = sessions.get(sessionId) ?? fresh;
        sessions.set(sessionId, one);
        one.ids.add(captionId);
        schedule(sessionId, one);
      }
    },
    stop(): void {
      stopped = true;
      for (const { timer } of sessions.values()) if (timer) clearTimeout(timer);
    },
  };
}
