import { randomUUID } from 'node:crypto';
import { connect } from '../client.ts';
import { listSlugs } from '../queries/places.ts';
import { loadAccounts } from './accounts.ts';
import { attachDocuments } from './documents.ts';
import { playLiveSession } from './live-session.ts';
import { playOpinions } from './opinions.ts';
import { planNextSession, playPastSession } from './other-sessions.ts';
import { loadPlaces } from './places.ts';
import { loadSpace } from './space.ts';
import { createStory } from './story.ts';

/**
 * Loads the demo commune into a migrated database that holds no commune yet. All or nothing: the actions of the story
 * run inside one transaction.
 * @returns false when there is one already: nothing is changed then
 */
export async function seedDemo(url: string): Promise<boolean> {
  const { db, close } = connect(url, 2);
  try {
    if ((await listSlugs(db)).size > 0) return false;
    await db.transaction(async (tx) => {
      const spaceId = randomUUID();
      await loadPlaces(tx);
      const accounts = await loadAccounts(tx, spaceId);
      await loadSpace(tx, spaceId, accounts);
      const story = createStory(tx);
      const now = new Date();
      await playPastSession(story, accounts, now);
      await playLiveSession(story, accounts, now);
      await planNextSession(story, accounts, now);
      await playOpinions(story, accounts, now);
      await attachDocuments(story, accounts, now);
    });
    return true;
  } finally {
    await close();
  }
}
