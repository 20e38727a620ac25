import { wordListNames, type WordListName } from '#app/contract/moderation.ts';
import { AppError } from '#app/contract/errors.ts';
import type { EditWordListsInput } from '#app/contract/inputs/edit-word-lists.ts';
import { findCommune } from '#db/queries/places.ts';
import { findWordLists, upsertWordList } from '#db/queries/word-lists.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { readStanding } from '../sessions/access.ts';
import { canEditWordLists } from './policy.ts';

/**
 * Writes the word lists of a commune as they shall be. A text with one of these words waits for a moderator from then on;
 * nothing is refused or deleted, and what is shown already stays.
 * @throws AppError `forbidden` for who neither moderates in the commune nor administers, `not_found`
 */
export async function editWordLists(ctx: ActionContext, { communeId, lists }: EditWordListsInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const person = await readStanding(ctx, work);
    if (!(await findCommune(work.tx, communeId))) throw new AppError('not_found', 'commune.unknown');
    authorize(canEditWordLists(person, { communeId }));
    const known = await findWordLists(work.tx, communeId);
    for (const list of wordListNames) {
      const words = [...new Set(lists[list])];
      if (JSON.stringify(words) === JSON.stringify(known[list]?.words ?? [])) continue;
      await upsertWordList(work.tx, { communeId, list, words, changedBy: person.personId });
    }
  });
}

/**
 * The word lists of a commune; the words are for those who may change them alone.
 * @throws AppError `forbidden`
 */
export async function loadWordLists(ctx: ActionContext, communeId: string): Promise<Record<WordListName, string[]>> {
  authorize(canEditWordLists(requirePerson(ctx.actor), { communeId }));
  const known = await findWordLists(ctx.services.db, communeId);
  const pairs = wordListNames.map((list) => [list, known[list]?.words ?? []] as const);
  return Object.fromEntries(pairs) as Record<WordListName, string[]>;
}
