import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { eventShapes } from '#app/contract/event-shapes.ts';
import { events, type Definition, type EventName } from '#app/contract/events.ts';
import { readLiveEvent } from '#app/contract/read-live-event.ts';
import { shapeOf, writeShapes } from '#app/contract/shape-of.ts';
import { fitsShape } from '#app/contract/fits-shape.ts';
import { examplesOf, spoil } from './schema-examples.ts';

const names = Object.keys(events) as EventName[];
const seed = 20_261_127;

/** A frame as the schemas have it. */
function frameOf(name: EventName): z.ZodMiniType {
  const { data, shown }: Definition = events[name];
  const named = data as z.ZodMiniObject;
  return z.strictObject({
    topic: z.string(),
    seq: z.optional(z.int()),
    name: z.literal(name),
    at: z.string(),
    data: shown ? z.extend(named, { shown }) : named,
  });
}

test.each(names)('%s is read, and refused, as its schemas say', (name) => {
  const frame = frameOf(name);
  const told = { read: 0, refused: 0 };
  const agree = (raw: unknown): void => {
    const fits = frame.safeParse(raw).success;
    told[fits ? 'read' : 'refused'] += 1;
    if ((readLiveEvent(raw) !== null) !== fits) expect({ fits: !fits, raw }).toEqual({ fits, raw });
  };
  fc.assert(
    fc.property(examplesOf(frame), (raw) => {
      expect(readLiveEvent(raw)).toBe(raw);
      for (const other of spoil(raw)) if ((other as { name?: unknown } | null)?.name === name) agree(other);
    }),
    { seed, numRuns: 25 },
  );
  expect(told.read).toBeGreaterThan(10);
  expect(told.refused).toBeGreaterThan(100);
});

const tally = { topic: 't', at: '', name: 'presence.counted', data: { people: 7 } };

test.each([
  ['an unknown name', { ...tally, name: 'later.added' }],
  ['a name that every object has', { ...tally, name: 'toString' }],
  ['the prototype', { ...tally, name: '__proto__' }],
  ['no name', { topic: 't', at: '', data: {} }],
  ['a name that only looks right', { ...tally, name: ['presence.counted'] }],
  ['data of another event', { ...tally, data: { held: 7 } }],
  ['something shown where nothing is', { ...tally, data: { people: 7, shown: null } }],
  [
    'a key of the prototype',
    JSON.parse('{"topic":"t","at":"","name":"presence.counted","data":{"people":7,"__proto__":1}}'),
  ],
  ['more than a number can tell', { ...tally, data: { people: 2 ** 53 } }],
  ['nothing', null],
  ['nothing at all', undefined],
  ['a text', 'presence.counted'],
  ['a list', [tally]],
])('%s is refused', (_, raw) => {
  expect(readLiveEvent(tally)).toBe(tally);
  expect(readLiveEvent(raw)).toBeNull();
});

test('the script that pages get in place of the schemas says the same, equal parts once', async () => {
  const script = writeShapes('eventShapes', eventShapes);
  const told = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as { eventShapes: unknown };
  expect(told.eventShapes).toEqual(eventShapes);
  expect(script.split('"adopted"').length - 1).toBeLessThan(4);
  expect(script.length).toBeLessThan(JSON.stringify(eventShapes).length);
});

test.each<[what: string, schema: z.core.$ZodType]>([
  ['a length', z.string().check(z.minLength(1))],
  ['a pattern', z.string().check(z.regex(/a/))],
  ['a format', z.uuid()],
  ['a range', z.int32()],
  ['a bound', z.int().check(z.gte(0))],
  ['keys that are let through', z.looseObject({ a: z.string() })],
  ['keys that are dropped', z.object({ a: z.string() })],
  ['other keys of one kind', z.catchall(z.object({}), z.string())],
  ['a rule over all keys', z.strictObject({ a: z.string() }).check(z.refine(() => false))],
  ['a key that may lack but not be undefined', z.strictObject({ a: z.exactOptional(z.string()) })],
  ['a tuple', z.tuple([z.string()])],
  ['keys out of a list', z.record(z.enum(['a']), z.string())],
  ['a union by one key', z.discriminatedUnion('a', [z.strictObject({ a: z.literal('b') })])],
  ['one of several and no more', z.xor([z.string(), z.int()])],
  ['something else in place of nothing', z._default(z.string(), '')],
  ['a change', z.pipe(z.string(), z.transform(Number))],
  ['anything', z.unknown()],
  ['a value that JSON has not', z.literal(1n)],
  ['itself', z.lazy(() => z.string())],
  ['a bound deep inside', z.nullable(z.array(z.strictObject({ a: z.string().check(z.maxLength(2)) })))],
])('a schema with %s has no shape', (_, schema) => {
  expect(() => shapeOf(schema)).toThrow('No shape can say');
});

test('numbers that JSON cannot hold fit nowhere', () => {
  for (const value of [NaN, Infinity, '1', 1n]) {
    expect(fitsShape('number', value)).toBe(false);
    expect(fitsShape('int', value)).toBe(false);
  }
  expect(fitsShape('number', 0.5)).toBe(true);
});
