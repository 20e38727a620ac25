/** How far the writer's own changes have come. Counts rise by one with each change. */
export type Saving = {
  /** Changes made here. */
  made: number;
  /** Of those, how many the server has kept. */
  kept: number;
  /** Of those, how many lie in this browser's own store. */
  stored: number;
  connection: 'connecting' | 'live' | 'lost' | 'closed';
  /** Why the server ended it; null while it did not. */
  closeCode: number | null;
};

export type SavingEvent =
  | { kind: 'changed' }
  | { kind: 'kept'; upTo: number }
  | { kind: 'stored'; upTo: number }
  | { kind: 'connection'; now: 'connecting' | 'live' | 'lost' }
  | { kind: 'closed'; code: number };

export const nothingMade: Saving = { made: 0, kept: 0, stored: 0, connection: 'connecting', closeCode: null };

export function reduceSaving(saving: Saving, event: SavingEvent): Saving {
  if (event.kind === 'changed') return { ...saving, made: saving.made + 1 };
  if (event.kind === 'kept') return { ...saving, kept: Math.min(Math.max(saving.kept, event.upTo), saving.made) };
  if (event.kind === 'stored') return { ...saving, stored: Math.min(Math.max(saving.stored, event.upTo), saving.made) };
  if (event.kind === 'closed') return { ...saving, connection: 'closed', closeCode: event.code };
  return saving.connection === 'closed' ? saving : { ...saving, connection: event.now };
}

export type SavingWord = 'saved' | 'saving' | 'waiting' | 'failed';

/** The state in one word. "Saved" is said only of what the server confirmed. */
export function savingWord({ made, kept, connection }: Saving): SavingWord {
  if (kept >= made) return 'saved';
  if (connection === 'closed') return 'failed';
  return connection === 'live' ? 'saving' : 'waiting';
}
