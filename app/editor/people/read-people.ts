import type { Shown } from '../sharing/shown.ts';

/** Somebody who has the text open, perhaps in several windows. */
export type Person = {
  personId: string;
  name: string;
  /** A letter that stands for the name. */
  mark: string;
  /** Which of the eight author colours and patterns, as the server gave it. */
  tint: number;
  /** Their Yjs clients. */
  clients: number[];
  /** The client with its cursor in the text; null while they only read. */
  writing: number | null;
  me: boolean;
};

/** How many author colours there are (`--author-0` and so on). */
export const tintCount = 8;

/** Which author colour a state names. */
export function readTint(color: unknown): number {
  const found = typeof color === 'string' ? /--author-(\d)/.exec(color)?.[1] : undefined;
  return Number(found ?? 0) % tintCount;
}

/** First letter of a name, without the Arabic article, which would make most of them look alike. */
export function markOf(name: string): string {
  const letters = name.trim().replace(/^ال(?=\p{L})/u, '');
  return [...letters].find((letter) => /[\p{L}\p{N}]/u.test(letter))?.toUpperCase() ?? '؟';
}

/** The people behind the clients of a room, the reader first, then by name. */
export function readPeople(states: ReadonlyMap<number, Shown>, own: { client: number; personId: string }): Person[] {
  const people = new Map<string, Person>();
  for (const [client, state] of [...states].sort(([a], [b]) => a - b)) {
    const me = client === own.client;
    const personId = me ? own.personId : (state.awarenessData?.personId ?? `client:${client}`);
    const name = typeof state.name === 'string' ? state.name : '';
    const person = people.get(personId) ?? makePerson(personId, name, state);
    person.clients.push(client);
    person.me ||= me || personId === own.personId;
    if (state.focusing === true && state.anchorPos) person.writing ??= client;
    people.set(personId, person);
  }
  return [...people.values()].sort((a, b) => Number(b.me) - Number(a.me) || a.name.localeCompare(b.name));
}

function makePerson(personId: string, name: string, state: Shown): Person {
  return {
    personId,
    name,
    mark: markOf(name),
    tint: readTint(state.color),
    clients: [],
    writing: null,
    me: false,
  };
}

/** Who came and who went between two looks. */
export function comparePeople(before: Person[], now: Person[]): { came: Person[]; went: Person[] } {
  const has = (people: Person[], { personId }: Person) => people.some((one) => one.personId === personId);
  return {
    came: now.filter((person) => !person.me && !has(before, person)),
    went: before.filter((person) => !person.me && !has(now, person)),
  };
}
