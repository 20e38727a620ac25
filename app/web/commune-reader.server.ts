import type { Actor } from '#server/domain/actor.ts';
import { hasRole } from '#server/domain/actor.ts';

/** What decides which doors of a commune's sessions somebody is shown; the doors themselves check again. */
export function readerIn(actor: Actor, communeId: string) {
  if (actor.kind === 'visitor') return { kind: actor.kind, joined: [], moderates: false };
  const moderates = !actor.suspended && hasRole(actor, 'moderator', { communeId });
  return { kind: actor.kind, joined: actor.joined, moderates };
}
