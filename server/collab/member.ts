import type { Actor } from '../domain/actor.ts';

/** Somebody's open connection to a room, as the room sees it. */
export type Member = {
  readonly mode: 'editor' | 'reader';
  readonly personId: string | null;
  readonly name: string | null;
  readonly actor: Actor;
  /** Its first question was answered: from now on it gets what changes. */
  greeted: boolean;
  /** It told us what we lacked: from now on its updates leave no gaps. */
  synced: boolean;
  /** How far it knew each Yjs client when it last asked. */
  knew: ReadonlyMap<number, number> | null;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Counts work done for it against its person's pace. */
  charge(units: number): void;
};
