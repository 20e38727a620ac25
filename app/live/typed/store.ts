/** What was typed into the fields of one form, each with the server's value that it was typed over. */
export type Kept = Record<string, [over: string, typed: string]>;

/** A form that was sent: the page it stood on, and which forms of that page it ends when it is accepted. */
export type Sent = { page: string; ends: string };

const prefix = 'typed ';
const sentKey = `${prefix}sent`;
const ownerKey = `${prefix}owner`;
const keyOf = (page: string, form: string): string => `${prefix}${page} ${form}`;

/** Storage that refuses, or holds something unreadable, holds nothing: pages then work as they do without it. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const read = <T>(key: string, otherwise: T): T =>
  attempt(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null, null) ?? otherwise;

export const readKept = (page: string, form: string): Kept => read(keyOf(page, form), {});

export function writeKept(page: string, form: string, kept: Kept): void {
  attempt(() => {
    if (Object.keys(kept).length === 0) sessionStorage.removeItem(keyOf(page, form));
    else sessionStorage.setItem(keyOf(page, form), JSON.stringify(kept));
  }, undefined);
}

/** Notes that a form is on its way; null for one of which nothing is kept. @returns whether it can be noted at all */
export function noteSent(sent: Sent | null): boolean {
  return attempt(() => {
    if (sent) sessionStorage.setItem(sentKey, JSON.stringify(sent));
    else sessionStorage.removeItem(sentKey);
    return true;
  }, false);
}

/** The form that was sent last, told once. */
export function takeSent(): Sent | null {
  const sent = read<Sent | null>(sentKey, null);
  noteSent(null);
  return sent;
}

/** Forgets the forms of a page that an accepted one ends: the one of that name, or all that begin with a name that ends in `/`. */
export function forget({ page, ends }: Sent): void {
  drop((key) => (ends.endsWith('/') ? key.startsWith(keyOf(page, ends)) : key === keyOf(page, ends)));
}

/** What somebody typed is put back for nobody else who signs in on the same device. */
export function keepFor(owner: string): void {
  if (read(ownerKey, owner) !== owner) forgetAll();
  attempt(() => sessionStorage.setItem(ownerKey, JSON.stringify(owner)), undefined);
}

/** For who signs out, and for a tablet that many share. */
export function forgetAll(): void {
  drop((key) => key.startsWith(prefix));
}

function drop(fits: (key: string) => boolean): void {
  attempt(() => {
    for (const key of Object.keys(sessionStorage).filter(fits)) sessionStorage.removeItem(key);
  }, undefined);
}
