import { toComplete } from '#app/contract/minutes.ts';
import { draftMinutes } from '#server/domain/minutes/draft-minutes.ts';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { loadMinutesDesk } from '#server/domain/minutes/load-minutes.ts';
import { publishMinutes as publish } from '#server/domain/minutes/publish-minutes.ts';
import { signMinutes } from '#server/domain/minutes/sign-minutes.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import type { Accounts } from './accounts.ts';
import type { Story } from './story.ts';

/** The minutes of a closed session: drafted and completed by the rapporteur, signed by both officers, published. */
export async function publishMinutes(story: Story, accounts: Accounts, sessionId: string, at: Date): Promise<void> {
  const [president, rapporteur] = [story.as(accounts('member1')), story.as(accounts('member2'))];
  story.clock.now = at;
  // The last opinion map is drawn for the open data.
  await exportSession(story.services, sessionId);
  await draftMinutes(rapporteur, { sessionId, seen: null });
  const { written: drafted } = await loadMinutesDesk(rapporteur, sessionId);
  if (drafted) {
    const { ar, fr, revision } = drafted.sections.sitting;
    await editMinutes(rapporteur, {
      sessionId,
      section: 'sitting',
      revision,
      ar: ar.replace(toComplete, 'عادية'),
      fr: fr.replace(toComplete, 'ordinaire'),
    });
  }
  const seen = (await loadMinutesDesk(rapporteur, sessionId)).written?.sha256 ?? '';
  await signMinutes(president, { sessionId, office: 'president', seen });
  await signMinutes(rapporteur, { sessionId, office: 'rapporteur', seen });
  await publish(rapporteur, { sessionId, seen });
}
