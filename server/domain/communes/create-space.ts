import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { findCommuneBySlug, findSpace, insertSpace } from '#db/queries/places.ts';
import type { DomainServices } from '../context.ts';
import { transact } from '../context.ts';

export type NewSpace = { commune: string; name: LocalizedText; about: LocalizedText; seatCount: number };

/**
 * Gives a commune its consultative space: the operator's command, never reachable from the network.
 * @returns null when the commune has one already: nothing is changed then
 * @throws AppError `not_found` for an unknown commune
 */
export async function createSpace(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  { commune: slug, ...space }: NewSpace,
): Promise<{ spaceId: string } | null> {
  return transact(services, async ({ tx }) => {
    const commune = await findCommuneBySlug(tx, slug);
    if (!commune) throw new AppError('not_found', 'commune.unknown');
    if (await findSpace(tx, commune.communeId)) return null;
    const spaceId = randomUUID();
    await insertSpace(tx, { spaceId, communeId: commune.communeId, ...space });
    return { spaceId };
  });
}
