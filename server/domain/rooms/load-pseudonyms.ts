import { upsertPseudonyms } from '#db/queries/sessions.ts';
import type { DomainServices } from '../context.ts';
import { transact } from '../context.ts';

/**
 * The numbers that stand for people in the open data of a session, keyed by person. It undoes their protection, so only
 * the operator's replay of public data uses it; never reachable from the network.
 */
export async function loadPseudonyms(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  sessionId: string,
): Promise<Map<string, number>> {
  return transact(services, ({ tx }) => upsertPseudonyms(tx, sessionId));
}
