import { languages, type Lang } from '#app/contract/languages.ts';

/** Two languages out of an address, `ar,fr`, in their order; null for anything else. */
export function readLangs(asked: string | null): Lang[] | null {
  const known = (asked ?? '').split(',').flatMap((name) => languages.filter((lang) => lang === name));
  return known.length === 2 && known[0] !== known[1] ? known : null;
}
