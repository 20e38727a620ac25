import type { LiveEvent } from '#app/contract/events.ts';
import { userTopic } from '../domain/context.ts';
import { encodeEvent, sendEvent } from './frames.ts';
import type { SocketData } from './live-server.ts';

type Page = { conn: unknown; client: unknown; data: Pick<SocketData, 'actor' | 'acting'> };
type Pages = {
  sockets: {
    adapter: { rooms: ReadonlyMap<string, ReadonlySet<string>> };
    sockets: ReadonlyMap<string, Page>;
  };
};

/**
 * Tells the other pages of those who did something that it was done: another tab, another device. The page it was done
 * on knows by its answer, which it still waits for; where two act at once both are told.
 */
export function createOwnPages({ sockets: { adapter, sockets } }: Pages, now: () => Date) {
  const encode = (topic: string) => {
    const event: LiveEvent<'act.performed'> = { topic, name: 'act.performed', at: now().toISOString(), data: {} };
    return encodeEvent(event);
  };

  function tellOne(topic: string): void {
    const pages = [...(adapter.rooms.get(topic) ?? [])].flatMap((id) => sockets.get(id) ?? []);
    const others = pages.filter(({ data }) => data.acting === 0);
    const event = encode(topic);
    for (const page of pages.length - others.length > 1 ? pages : others) sendEvent(page, event);
  }

  return {
    /** @param personIds whose acts were committed, each once for each act */
    tell(personIds: readonly string[]): void {
      for (const personId of personIds) {
        const topic = userTopic(personId);
        const members = adapter.rooms.get(topic);
        if (!members) continue;
        // Almost everybody has one page, and acts on it.
        const [only = ''] = members;
        if (members.size > 1 || sockets.get(only)?.data.acting === 0) tellOne(topic);
      }
    },
    /** A page that follows a room again, of somebody who has others: it may have missed what was done on them. */
    cameBack(page: Page): void {
      const { actor } = page.data;
      if (actor.kind === 'visitor') return;
      const topic = userTopic(actor.personId);
      if ((adapter.rooms.get(topic)?.size ?? 0) > 1) sendEvent(page, encode(topic));
    },
  };
}
