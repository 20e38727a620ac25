import { useEffect, useRef, useState } from 'react';
import type { Shown } from '../sharing/shown.ts';
import type { SharedText } from '../sharing/shared-text.ts';
import { comparePeople, readPeople, type Person } from './read-people.ts';

/** Everybody who has the text open; `onMove` hears who comes and goes, but not who was there at the start. */
export function usePeople(
  shared: SharedText,
  personId: string,
  onMove: (came: Person[], went: Person[]) => void,
): Person[] {
  const [people, setPeople] = useState<Person[]>([]);
  const told = useRef(onMove);
  told.current = onMove;
  useEffect(() => {
    const { awareness } = shared.provider;
    let before: Person[] = [];
    // The first states arrive together with the text: those people did not just come.
    let quietUntil = Infinity;
    const look = () => {
      const states = awareness.getStates() as ReadonlyMap<number, Shown>;
      const now = readPeople(states, { client: shared.doc.clientID, personId });
      const { came, went } = comparePeople(before, now);
      before = now;
      setPeople(now);
      if (Date.now() > quietUntil && shared.provider.wsconnected && came.length + went.length > 0)
        told.current(came, went);
    };
    const settle = (synced: boolean) => (quietUntil = synced ? Date.now() + 1_500 : Infinity);
    awareness.on('update', look);
    shared.provider.on('sync', settle);
    return () => {
      awareness.off('update', look);
      shared.provider.off('sync', settle);
    };
  }, [shared, personId]);
  return people;
}
