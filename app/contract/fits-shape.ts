/** What a value must be like, as plain data: what strict schemas say that refuse and change nothing else. */
export type Shape =
  | 'string'
  | 'number'
  | 'int'
  | 'boolean'
  | { readonly oneOf: readonly unknown[] }
  | { readonly nullable: Shape }
  | { readonly optional: Shape }
  | { readonly list: Shape }
  /** Any keys, each with such a value. */
  | { readonly record: Shape }
  | { readonly anyOf: readonly Shape[] }
  /** These keys and no others. */
  | { readonly keys: Readonly<Record<string, Shape>> };

/** Whether a value that was read from JSON fits. Pure. */
export function fitsShape(shape: Shape, value: unknown): boolean {
  if (typeof shape === 'string') return fitsPlain(shape, value);
  if ('keys' in shape) return isObject(value) && fitsKeys(shape.keys, value);
  if ('nullable' in shape) return value === null || fitsShape(shape.nullable, value);
  if ('optional' in shape) return value === undefined || fitsShape(shape.optional, value);
  if ('list' in shape) return Array.isArray(value) && value.every((one) => fitsShape(shape.list, one));
  if ('record' in shape) return isObject(value) && Object.values(value).every((one) => fitsShape(shape.record, one));
  if ('anyOf' in shape) return shape.anyOf.some((one) => fitsShape(one, value));
  return shape.oneOf.includes(value);
}

function fitsPlain(kind: Shape & string, value: unknown): boolean {
  if (kind === 'int') return Number.isSafeInteger(value);
  return kind === 'number' ? Number.isFinite(value) : typeof value === kind;
}

function fitsKeys(keys: Readonly<Record<string, Shape>>, value: Record<string, unknown>): boolean {
  return (
    Object.keys(value).every((key) => Object.hasOwn(keys, key)) &&
    Object.entries(keys).every(([key, shape]) => fitsShape(shape, value[key]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
