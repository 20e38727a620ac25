import type { DocumentTree } from '#app/contract/document.ts';
import { deleteUpdates, upsertText } from '#db/queries/opinion-texts.ts';
import type { DomainServices } from '../context.ts';
import { transact } from '../context.ts';

export type TextToStore = {
  opinionId: string;
  /** The last update that `state` holds. */
  through: number;
  state: Uint8Array;
  document: DocumentTree;
  plain: string;
  words: number;
  /** Whether the log is cut up to `through`: only after the state was verified against it. */
  cut: boolean;
};

/**
 * Keeps a compacted text and what was derived from it. The log stays unless it is cut, in the same transaction.
 * @throws AppError `unavailable` when the database is away
 */
export async function storeText(
  services: Pick<DomainServices, 'db' | 'deliver' | 'now'>,
  { cut, ...text }: TextToStore,
): Promise<void> {
  await transact(services, async ({ tx }) => {
    await upsertText(tx, text);
    if (cut) await deleteUpdates(tx, text.opinionId, text.through);
  });
}
