import * as fc from 'fast-check';
import type * as z from 'zod/mini';

/** Values that a schema of the live events says fit, made from the schema itself. */
export function examplesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return fc.constantFrom('', 'نص', 'open', '7');
    case 'boolean':
      return fc.boolean();
    case 'number':
      return 'format' in def ? fc.integer() : fc.constantFrom(0, -2, 0.5, 1e300);
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'nullable':
      return fc.oneof(fc.constant(null), examplesOf(def.innerType));
    case 'array':
      return fc.array(examplesOf(def.element), { maxLength: 2 });
    case 'record':
      return fc.dictionary(fc.constantFrom('a', 'b'), examplesOf(def.valueType));
    case 'union':
      return fc.oneof(...def.options.map(examplesOf));
    case 'object':
      return examplesOfObject(def.shape);
    default:
      throw new Error(`No example of ${def.type} is known.`);
  }
}

function examplesOfObject(shape: z.core.$ZodShape): fc.Arbitrary<unknown> {
  const parts = Object.entries(shape).map(([key, part]) => {
    const { def } = (part as z.core.$ZodTypes)._zod;
    return { key, optional: def.type === 'optional', inner: def.type === 'optional' ? def.innerType : part };
  });
  const requiredKeys = parts.filter(({ optional }) => !optional).map(({ key }) => key);
  return fc.record(Object.fromEntries(parts.map(({ key, inner }) => [key, examplesOf(inner)])), {
    requiredKeys,
    noNullPrototype: true,
  });
}

/** Every value that differs from this one in one place: something else there, a key more, a key or an entry less. */
export function* spoil(value: unknown): Generator<unknown> {
  yield* strange;
  if (typeof value === 'string') yield* [`${value}x`, value.toUpperCase()];
  if (typeof value === 'number') yield* [value + 0.5, String(value), 2 ** 53];
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [at, one] of value.entries()) {
      yield value.toSpliced(at, 1);
      for (const other of spoil(one)) yield value.with(at, other);
    }
    return;
  }
  for (const key of ['later', 'shown', 'toString', '']) yield { ...value, [key]: null };
  for (const [key, one] of Object.entries(value)) {
    yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
    for (const other of spoil(one)) yield { ...value, [key]: other };
  }
}

const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'open',
  'hidden',
  'moderator',
  [],
  [null],
  {},
  { a: 1 },
];
