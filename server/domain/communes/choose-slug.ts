/** Words that stand in the place of a commune in some path, now or in a later version, and therefore name none. */
const reserved: ReadonlySet<string> = new Set(
  `accessibility account admin api ar assets cases charter collab commitments council data dev en fr healthz help j join
  learn live mechanisms metrics office opinions petitions preferences privacy readyz sessions sign-in sign-out sign-up
  space static track zgh`.split(/\s+/),
);

/** A name in small Latin letters, digits and single dashes; empty when it has none of them. */
export function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * A readable name for a commune's path that no other commune has: its French name, with the province where that is
 * taken or reserved, with a number where that is taken too.
 */
export function chooseSlug(nameFr: string, provinceFr: string, isTaken: (slug: string) => boolean): string {
  const name = toSlug(nameFr) || 'commune';
  const isFree = (slug: string): boolean => !reserved.has(slug) && !isTaken(slug);
  if (isFree(name)) return name;
  const long = `${name}-${toSlug(provinceFr) || 'commune'}`;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? long : `${long}-${number}`;
    if (isFree(slug)) return slug;
  }
}
