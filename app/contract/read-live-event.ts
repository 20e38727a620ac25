import * as z from 'zod/mini';
import { events, type Definition, type LiveEvent } from './events.ts';

const envelope = z.strictObject({
  topic: z.string(),
  seq: z.optional(z.int()),
  name: z.string(),
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
});

/**
 * Reads a frame that came over the wire. Null for an unknown name or a shape that does not fit: the page then asks
 * for everything again instead of guessing.
 */
export function readLiveEvent(raw: unknown): LiveEvent | null {
  const frame = envelope.safeParse(raw);
  if (!frame.success) return null;
  const definition: Definition | undefined = (events as Record<string, Definition>)[frame.data.name];
  if (!definition) return null;
  const { shown, ...data } = frame.data.data;
  if (!definition.data.safeParse(data).success) return null;
  if (definition.shown && !definition.shown.safeParse(shown).success) return null;
  return frame.data as unknown as LiveEvent;
}
