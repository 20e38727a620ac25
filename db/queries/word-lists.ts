import { and, eq, inArray, sql } from 'drizzle-orm';
import type { WordListName } from '#app/contract/moderation.ts';
import type { Reader, Tx } from '../client.ts';
import { wordLists } from '../schema/moderation.ts';

/** The words of all lists of some communes, keyed by commune; one without words is left out. */
export async function listWordsOf(db: Reader, communeIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ communeId: wordLists.communeId, words: wordLists.words })
    .from(wordLists)
    .where(and(inArray(wordLists.communeId, communeIds), sql`jsonb_array_length(${wordLists.words}) > 0`))
    .orderBy(wordLists.list);
  const words = new Map<string, string[]>();
  for (const row of rows) words.set(row.communeId, [...(words.get(row.communeId) ?? []), ...row.words]);
  return words;
}

/** A commune's lists by their names; one that was never written is left out. */
export async function findWordLists(
  db: Reader,
  communeId: string,
): Promise<Partial<Record<WordListName, { words: string[]; changedAt: Date }>>> {
  const rows = await db.select().from(wordLists).where(eq(wordLists.communeId, communeId));
  return Object.fromEntries(rows.map(({ list, words, changedAt }) => [list, { words, changedAt }]));
}

export async function upsertWordList(
  tx: Tx,
  { communeId, list, words, changedBy }: { communeId: string; list: WordListName; words: string[]; changedBy: string },
): Promise<void> {
  await tx
    .insert(wordLists)
    .values({ communeId, list, words, changedBy })
    .onConflictDoUpdate({
      target: [wordLists.communeId, wordLists.list],
      set: { words, changedBy, changedAt: sql`now()` },
    });
}
