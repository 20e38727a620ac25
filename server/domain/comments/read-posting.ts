import { limits } from '#app/contract/limits.ts';
import { listPostAges, listReleasedAuthors, listSameTexts } from '#db/queries/comments.ts';
import { findWords } from '../../engines/word-lists/find-words.ts';
import type { Work } from '../context.ts';
import { readListedWords, type PostTarget } from '../sessions/access.ts';
import type { Act } from '../writer.ts';

/** What decides, beside the session and the person, whether a comment is taken now and whether it waits. */
export type Posting = {
  wordsIn(text: string, communeId: string): string[];
  isNew(personId: string, communeId: string): boolean;
  /** Seconds since the person's last comment in the session; undefined where there is none, or nobody asks. */
  ageOf(personId: string, sessionId: string): number | undefined;
  /** How often the person has just posted the same text there, and how many others did lately. */
  sameAs(personId: string, sessionId: string, text: string): { justNow: number; others: number };
  /** Notes that the person has just posted this there. */
  notePost(personId: string, sessionId: string, text: string): void;
};

/** Reads it for a batch of comments: what only some sessions ask for is read only for them. */
export async function readPosting(
  work: Work,
  targets: Map<string, PostTarget>,
  acts: Array<Act<'postComment'>>,
): Promise<Posting> {
  const sessions = [...targets.values()].map(({ session }) => session);
  const people = [...new Set(acts.map((act) => act.personId))];
  const communes = sessions.filter(({ holdFirst }) => holdFirst).map(({ communeId }) => communeId);
  const slow = sessions.filter(({ slowSeconds }) => slowSeconds > 0).map(({ sessionId }) => sessionId);
  const [same, lists, released, ages] = await Promise.all([
    readSameTexts(work, acts),
    readListedWords(work, sessions),
    communes.length > 0 ? listReleasedAuthors(work.tx, communes, people) : new Set<string>(),
    slow.length > 0 ? listPostAges(work.tx, slow, people) : new Map<string, number>(),
  ]);
  return {
    wordsIn(text, communeId) {
      const listed = lists.get(communeId);
      return listed ? findWords(text, listed) : [];
    },
    isNew: (personId, communeId) => !released.has(`${communeId} ${personId}`),
    ageOf: (personId, sessionId) => ages.get(`${sessionId} ${personId}`),
    sameAs(personId, sessionId, text) {
      const authors = same.of(sessionId, text);
      return { justNow: authors.get(personId) ?? 0, others: authors.size - (authors.has(personId) ? 1 : 0) };
    },
    notePost(personId, sessionId, text) {
      ages.set(`${sessionId} ${personId}`, 0);
      const authors = same.of(sessionId, text);
      authors.set(personId, (authors.get(personId) ?? 0) + 1);
    },
  };
}

/** Who posted the texts of a batch lately, and how often just now; what the batch itself posts is added. */
async function readSameTexts(work: Work, acts: Array<Act<'postComment'>>) {
  const of = {
    sessionIds: [...new Set(acts.map(({ input }) => input.sessionId))],
    texts: [...new Set(acts.map(({ input }) => input.text))],
    personIds: [...new Set(acts.map(({ personId }) => personId))],
  };
  const known = new Map<string, Map<string, number>>();
  const ofText = (sessionId: string, text: string): Map<string, number> => {
    const key = `${sessionId} ${text}`;
    const authors = known.get(key) ?? new Map<string, number>();
    known.set(key, authors);
    return authors;
  };
  for (const { sessionId, text, authorId, justNow } of await listSameTexts(work.tx, of, limits.sameText))
    ofText(sessionId, text).set(authorId, justNow);
  return { of: ofText };
}
