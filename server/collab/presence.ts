import { awarenessFrame, encodeEntry } from './messages.ts';
import type { Member } from './member.ts';
import { readCursor, type Cursor } from './read-cursors.ts';

/** Colours that tell authors apart: `--author-0` to `--author-7` in the style sheet. */
const marks = 8;
/** Milliseconds in which movements of cursors gather. */
const tick = 50;

type Present = { client: number; clock: number; entry: Uint8Array };

/** The colour of a person, the same in every room and after every restart. */
export function markOf(personId: string): number {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + character.charCodeAt(0)) % 65_521;
  return sum % marks;
}

/**
 * Who is at the text and where their cursors are. A connection speaks for one client id, which it was the first to name;
 * name and colour are the server's to say. Clocks are the server's too: they rise with time, so that a client that comes
 * back after a restart is seen at once. Only editors are shown, and only to editors.
 */
export function createPresence(options: {
  editors(): Iterable<Member>;
  /** The person a Yjs client id belongs to, if known. */
  ownerOf(client: number): string | undefined;
}) {
  const present = new Map<Member, Present>();
  const holders = new Map<number, Member>();
  const changed = new Map<number, Uint8Array>();
  let timer: NodeJS.Timeout | null = null;
  let lastClock = 0;

  const nextClock = (): number => (lastClock = Math.max(lastClock + 1, Date.now()));

  function mayBe(member: Member, client: number): boolean {
    const own = present.get(member);
    if (own) return own.client === client;
    const holder = holders.get(client);
    if (holder && holder.personId !== member.personId) return false;
    const owner = options.ownerOf(client);
    return owner === undefined || owner === member.personId;
  }

  function announce(client: number, entry: Uint8Array): void {
    changed.set(client, entry);
    timer ??= setTimeout(flush, tick);
  }

  function flush(): void {
    timer = null;
    const entries = [...changed];
    changed.clear();
    const all = awarenessFrame(entries.map(([, entry]) => entry));
    for (const editor of options.editors()) {
      if (!editor.greeted) continue;
      const own = present.get(editor)?.client;
      const others = entries.filter(([client]) => client !== own);
      if (others.length === entries.length) editor.send(all);
      else if (others.length > 0) editor.send(awarenessFrame(others.map(([, entry]) => entry)));
    }
  }

  function describe(member: Member, cursor: Cursor): object {
    const mark = markOf(member.personId ?? '');
    return {
      ...cursor,
      name: member.name ?? '',
      color: `var(--author-${mark})`,
      awarenessData: { personId: member.personId, mark },
    };
  }

  function leave(member: Member): void {
    const own = present.get(member);
    if (!own) return;
    present.delete(member);
    if (holders.get(own.client) !== member) return;
    holders.delete(own.client);
    announce(own.client, encodeEntry(own.client, nextClock(), null));
  }

  return {
    /** Takes a member's message about itself. @throws Error for one that cannot be read */
    receive(member: Member, message: Uint8Array): void {
      const found = readCursor(message, (client) => mayBe(member, client));
      if (!found) return;
      const { client, cursor } = found;
      if (cursor === null) return leave(member);
      const before = holders.get(client);
      if (before && before !== member) present.delete(before);
      const clock = nextClock();
      const entry = encodeEntry(client, clock, describe(member, cursor));
      present.set(member, { client, clock, entry });
      holders.set(client, member);
      announce(client, entry);
    },
    leave,
    /** Tells one editor who is here. */
    tell(member: Member): void {
      const own = present.get(member)?.client;
      const entries = [...present.values()].filter(({ client }) => client !== own).map(({ entry }) => entry);
      if (entries.length > 0) member.send(awarenessFrame(entries));
    },
    stop(): void {
      if (timer) clearTimeout(timer);
    },
  };
}
