import type { AppLoadContext } from '@remix-run/server-runtime';

/** Whose words a page keeps (`KeepTyped`): they are put back for this person alone. Nobody's are kept for a visitor. */
export function typedOwner({ actor }: AppLoadContext): string {
  return actor.kind === 'visitor' ? '' : actor.personId;
}
