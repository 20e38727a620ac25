import type * as z from 'zod/mini';
import type { Shape } from './fits-shape.ts';

/** Of each kind of schema, what it may say of itself: a shape says all of that. */
const understood: Readonly<Record<string, readonly string[]>> = {
  string: [],
  boolean: [],
  number: ['format', 'check', 'abort'],
  literal: ['values'],
  enum: ['entries'],
  nullable: ['innerType'],
  optional: ['innerType'],
  array: ['element'],
  record: ['keyType', 'valueType'],
  union: ['options'],
  object: ['shape', 'catchall'],
};

/**
 * The shape of a schema: the same values fit.
 * @throws Error for what no shape can say, such as a length, a pattern or a key that is let through, so that nothing goes unchecked
 */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const { def, traits } = (schema as z.core.$ZodTypes)._zod;
  const unknown = Object.keys(def).filter((key) => !['type', 'checks', ...(understood[def.type] ?? [])].includes(key));
  if (unknown.length > 0 || (def.checks ?? []).length > 0 || traits.has('$ZodExactOptional')) return refuse(def);
  switch (def.type) {
    case 'string':
    case 'boolean':
      return def.type;
    case 'number':
      return shapeOfNumber(def);
    case 'literal':
      return { oneOf: def.values.every(isPlain) ? def.values : refuse(def) };
    case 'enum':
      return { oneOf: Object.values(def.entries).every(isText) ? Object.values(def.entries) : refuse(def) };
    case 'nullable':
      return { nullable: shapeOf(def.innerType) };
    case 'optional':
      return { optional: shapeOf(def.innerType) };
    case 'array':
      return { list: shapeOf(def.element) };
    case 'record':
      return shapeOf(def.keyType) === 'string' ? { record: shapeOf(def.valueType) } : refuse(def);
    case 'union':
      return { anyOf: def.options.map(shapeOf) };
    case 'object':
      return shapeOfObject(def);
    default:
      return refuse(def);
  }
}

function shapeOfNumber(def: z.core.$ZodNumberDef & { format?: string }): Shape {
  if (def.format === undefined) return 'number';
  return def.format === 'safeint' ? 'int' : refuse(def);
}

function shapeOfObject(def: z.core.$ZodObjectDef): Shape {
  if (def.catchall?._zod.def.type !== 'never') return refuse(def);
  return { keys: Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, shapeOf(part)])) };
}

function refuse(def: z.core.$ZodTypeDef): never {
  throw new Error(`No shape can say what this schema says: ${def.type} with ${Object.keys(def).join(', ')}`);
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** A script that exports the shapes under a name; parts that are equal are written once. */
export function writeShapes(name: string, shapes: Readonly<Record<string, Shape>>): string {
  const parts = new Map<string, string>();
  const write = (part: unknown): string => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const text = Array.isArray(part)
      ? `[${part.map(write).join()}]`
      : `{${Object.entries(part).map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`)}}`;
    const known = parts.get(text) ?? `part${parts.size}`;
    parts.set(text, known);
    return known;
  };
  const all = write(shapes);
  return [...Array.from(parts, ([text, part]) => `const ${part} = ${text};`), `export const ${name} = ${all};`].join(
    '\n',
  );
}
