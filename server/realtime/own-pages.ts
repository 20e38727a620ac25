import type { LiveEvent } from '#app/contract/events.ts';
import { userTopic } from '../domain/context.ts';
import { encodeEvent, sendEvent } from './frames.ts';

/** A page that is connected; `acting`: commands sent over it that are not answered yet. */
type Page = { conn: unknown; client: unknown; data: { acting: number } };

/**
 * Tells the other pages of those who did something that it was done: another tab, another device. The page it was done
 * on knows by its answer, which it still waits for; where two act at once both are told.
 */
export function createOwnPages(now: () => Date) {
  const pagesOf = new Map<string, Page[]>();

  const encode = (personId: string) => {
    const topic = userTopic(personId);
    const event: LiveEvent<'act.performed'> = { topic, name: 'act.performed', at: now().toISOString(), data: {} };
    return encodeEvent(event);
  };

  function tellOne(personId: string, pages: Page[]): void {
    const others = pages.filter(({ data }) => data.acting === 0);
    const event = encode(personId);
    for (const page of pages.length - others.length > 1 ? pages : others) sendEvent(page, event);
  }

  return {
    opened(personId: string, page: Page): void {
      pagesOf.set(personId, [...(pagesOf.get(personId) ?? []), page]);
    },
    closed(personId: string, page: Page): void {
      const others = (pagesOf.get(personId) ?? []).filter((one) => one !== page);
      if (others.length > 0) pagesOf.set(personId, others);
      else pagesOf.delete(personId);
    },
    /** @param personIds whose acts were committed, each once for each act */
    tell(personIds: readonly string[]): void {
      for (const personId of personIds) {
        const pages = pagesOf.get(personId);
        // Almost everybody has one page, and acts on it.
        if (pages && (pages.length > 1 || pages[0]?.data.acting === 0)) tellOne(personId, pages);
      }
    },
    /** A page that follows a room again, of somebody who has others: it may have missed what was done on them. */
    cameBack(personId: string, page: Page): void {
      if ((pagesOf.get(personId)?.length ?? 0) > 1) sendEvent(page, encode(personId));
    },
  };
}
