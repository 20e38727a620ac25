import { events, type Definition } from './events.ts';
import type { Shape } from './fits-shape.ts';
import { shapeOf } from './shape-of.ts';

/**
 * The `data` of each event as it travels, `shown` with it. What is built for browsers has in place of this file what it comes
 * to (`vite.config.ts`), so that no page carries the library of the schemas.
 */
export const eventShapes: Readonly<Record<string, Shape>> = Object.fromEntries(
  Object.entries(events).map(([name, definition]) => [name, shapeOfEvent(definition)]),
);

function shapeOfEvent({ data, shown }: Definition): Shape {
  const shape = shapeOf(data);
  if (typeof shape === 'string' || !('keys' in shape)) throw new Error('The data of an event are named.');
  return shown ? { keys: { ...shape.keys, shown: shapeOf(shown) } } : shape;
}
