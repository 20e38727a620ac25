import { listPostAges, listReleasedAuthors } from '#db/queries/comments.ts';
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
  /** Notes that the person has just posted there. */
  notePost(personId: string, sessionId: string): void;
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
  const [lists, released, ages] = await Promise.all([
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
    notePost: (personId, sessionId) => void ages.set(`${sessionId} ${personId}`, 0),
  };
}
