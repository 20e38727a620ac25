import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as Y from 'yjs';
import type { DocumentTree } from '#app/contract/document.ts';
import { createOpinion } from '#server/domain/opinions/create-opinion.ts';
import { buildDocument, readLog } from '#server/domain/opinions/load-log.ts';
import { moveOpinion } from '#server/domain/opinions/move-opinion.ts';
import { publishVersion } from '#server/domain/opinions/publish-version.ts';
import { saveVersion } from '#server/domain/opinions/save-version.ts';
import { storeText } from '#server/domain/opinions/store-text.ts';
import { createUpdateLog } from '#server/domain/opinions/update-log.ts';
import { deriveText } from '#server/engines/document/derive-text.ts';
import { addBlocks } from '#server/engines/document/write-document.ts';
import type { Accounts } from './accounts.ts';
import { avenue, market } from './opinion-texts.ts';
import { guelmim } from './places.ts';
import { minutesFrom, type Story } from './story.ts';

const day = 24 * 60;

/** One opinion being drafted by five members, and an earlier one whose text is before the plenary and public. */
export async function playOpinions(story: Story, accounts: Accounts, now: Date): Promise<void> {
  await playMarket(story, accounts, minutesFrom(now, -40 * day));
  await playAvenue(story, accounts, minutesFrom(now, -6 * day));
  story.clock.now = now;
}

async function playMarket(story: Story, accounts: Accounts, began: Date): Promise<void> {
  story.clock.now = began;
  const rapporteur = story.as(accounts('member2'), 'fr');
  const begin = { actionId: randomUUID(), communeId: guelmim, origin: 'referral', template: 'empty' } as const;
  const { opinionId } = await createOpinion(rapporteur, { ...begin, title: market.title });
  await write(story, opinionId, accounts('member5'), market.blocks);
  const { versionId } = await saveVersion(rapporteur, {
    actionId: randomUUID(),
    opinionId,
    name: 'Projet soumis à la séance plénière',
  });
  story.clock.now = minutesFrom(began, 20 * day);
  await publishVersion(rapporteur, { actionId: randomUUID(), versionId, published: true });
  await moveOpinion(rapporteur, { actionId: randomUUID(), opinionId, to: 'amending' });
  await moveOpinion(rapporteur, { actionId: randomUUID(), opinionId, to: 'tabled' });
  await backdateOpinion(story, opinionId, began, minutesFrom(began, 20 * day));
}

async function playAvenue(story: Story, accounts: Accounts, began: Date): Promise<void> {
  story.clock.now = began;
  const begin = { actionId: randomUUID(), communeId: guelmim, origin: 'self_referral', template: 'empty' } as const;
  const { opinionId } = await createOpinion(story.as(accounts('member2')), { ...begin, title: avenue.title });
  for (const { by, blocks } of avenue.parts) await write(story, opinionId, accounts(by), blocks);
  await backdateOpinion(story, opinionId, began, minutesFrom(began, 5 * day));
}

/** Adds blocks at the end of a text as somebody's own words. */
async function write(story: Story, opinionId: string, personId: string, blocks: DocumentTree): Promise<void> {
  const { services } = story;
  const log = createUpdateLog(services);
  const doc = buildDocument(await readLog(services.db, opinionId));
  const before = Y.encodeStateVector(doc);
  addBlocks(doc, blocks);
  const update = Y.encodeStateAsUpdate(doc, before);
  const { updateId } = await log.append({ opinionId, personId, update, clients: [doc.clientID] });
  const state = Y.encodeStateAsUpdate(doc);
  await storeText(services, { opinionId, through: updateId, state, ...deriveText(doc), cut: false });
  doc.destroy();
}

/** As if it had not been written in one second. */
async function backdateOpinion({ services }: Story, opinionId: string, from: Date, to: Date): Promise<void> {
  const [start, end] = [from.toISOString(), to.toISOString()];
  await services.db.execute(
    sql`update opinions set created_at = ${start}::timestamptz where opinion_id = ${opinionId}`,
  );
  await services.db.execute(
    sql`update opinion_texts set changed_at = ${end}::timestamptz where opinion_id = ${opinionId}`,
  );
  await services.db.execute(
    sql`update opinion_versions set made_at = ${end}::timestamptz where opinion_id = ${opinionId}`,
  );
}
