import type { Actor } from '#server/domain/actor.ts';

/** Who is about to join, as far as the form needs to know. */
export function joinerOf(actor: Actor): { kind: 'account' | 'guest'; name: string | null } | null {
  return actor.kind === 'visitor' ? null : { kind: actor.kind, name: actor.name };
}
