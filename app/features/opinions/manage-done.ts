/** What an accepted form of the versions page did. */
export const manageDone = [
  'saved',
  'moved',
  'opened',
  'closed',
  'published',
  'withdrawn',
  'restored',
  'renamed',
] as const;
export type ManageDone = (typeof manageDone)[number];

/** The id of a version's part of the page. */
export function versionId(number: number): string {
  return `version-${number}`;
}
