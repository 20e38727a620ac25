import { useEffect, useRef } from 'react';
import * as Y from 'yjs';
import type { SharedText } from '../sharing/shared-text.ts';
import { readChange } from './changed-blocks.ts';
import { createGatherer, type Summary } from './gather-changes.ts';
import type { Person } from './read-people.ts';

/** Tells in short messages what others change, one for each author every few seconds. An empty author is unknown. */
export function useChangeMessages(shared: SharedText, people: Person[], say: (summary: Summary) => void): void {
  const latest = useRef({ people, say });
  latest.current = { people, say };
  useEffect(() => {
    const root = shared.doc.get('root', Y.XmlText);
    const gatherer = createGatherer({ say: (summary) => latest.current.say(summary) });
    const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      // Before the first sync it is the text itself that arrives.
      if (transaction.origin !== shared.provider || !shared.provider.synced) return;
      const { clients, blocks } = readChange(root, events, transaction);
      for (const author of authorsOf(clients, latest.current.people)) gatherer.add(author, blocks);
    };
    root.observeDeep(listen);
    return () => {
      root.unobserveDeep(listen);
      gatherer.stop();
    };
  }, [shared]);
}

/** Deletions carry no name: where only one other person writes it was that one. */
export function authorsOf(clients: number[], people: Person[]): string[] {
  const others = people.filter(({ me }) => !me);
  const found = others.filter((person) => person.clients.some((client) => clients.includes(client)));
  if (found.length > 0) return found.map(({ name }) => name);
  const writing = others.filter((person) => person.writing !== null);
  return clients.length === 0 && writing.length === 1 && writing[0] ? [writing[0].name] : [''];
}
