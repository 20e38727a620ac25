import { eventShapes } from './event-shapes.ts';
import type { LiveEvent } from './events.ts';
import { fitsShape, type Shape } from './fits-shape.ts';

const frameOf = (data: Shape): Shape => ({
  keys: { topic: 'string', seq: { optional: 'int' }, name: 'string', at: 'string', data },
});

/**
 * Reads a frame that came over the wire. Null for an unknown name or a shape that does not fit: the page then asks
 * for everything again instead of guessing.
 */
export function readLiveEvent(raw: unknown): LiveEvent | null {
  const name = String((raw as { name?: unknown } | null)?.name);
  const data = Object.hasOwn(eventShapes, name) ? eventShapes[name] : undefined;
  return data && fitsShape(frameOf(data), raw) ? (raw as LiveEvent) : null;
}
