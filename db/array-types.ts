/** Codes of the array types that our queries take as parameters (pg_type.dat of PostgreSQL 18). */
const codes = { int2: 1005, int4: 1007, text: 1009, int8: 1016, uuid: 2951, jsonb: 3807 } as const;

/** What must be escaped between quotes. */
const special = /["\\]/g;

function quote(element: string): string {
  return `"${element.search(special) < 0 ? element : element.replaceAll(special, '\\$&')}"`;
}

/** An array as PostgreSQL reads it (documentation, section 8.15.6): every element quoted, null bare. */
export function writeArray(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += `,${value === null ? 'NULL' : quote(String(value))}`;
  return `{${text.slice(1)}}`;
}

/**
 * How the pool writes arrays. Named here because the library would otherwise ask the server on each new connection, and
 * the failure of that question, when the server goes away just then, reaches nobody and ends the process.
 */
export const arrayTypes = Object.fromEntries(
  Object.entries(codes).map(([name, to]) => [
    `${name}Array`,
    { to, from: [], serialize: writeArray, parse: (text: string) => text },
  ]),
);
