import { AppError } from '#app/contract/errors.ts';
import type { DelegationRules } from '#app/contract/delegation.ts';
import { updateDelegationRules } from '#db/queries/delegations.ts';
import { findCommuneBySlug, findSpace } from '#db/queries/places.ts';
import type { DomainServices } from '../context.ts';
import { transact } from '../context.ts';

/**
 * Allows members of a commune's space to vote in the name of others, by these rules, or forbids it with null: the operator's
 * command, never reachable from the network. Votes that are open go on by the rules of their opening.
 * @throws AppError `not_found` for an unknown commune or one without a space
 */
export async function setDelegationRules(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  { commune: slug, rules }: { commune: string; rules: DelegationRules | null },
): Promise<void> {
  await transact(services, async ({ tx }) => {
    const commune = await findCommuneBySlug(tx, slug);
    const space = commune && (await findSpace(tx, commune.communeId));
    if (!space) throw new AppError('not_found', 'commune.unknown');
    await updateDelegationRules(tx, space.spaceId, rules);
  });
}
