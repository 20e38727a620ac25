import type { OfficerRole } from '#app/contract/minutes.ts';
import { loadMinutesDesk, type WrittenMinutes } from '#server/domain/minutes/load-minutes.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { draftMinutes } from '#server/domain/minutes/draft-minutes.ts';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { publishMinutes } from '#server/domain/minutes/publish-minutes.ts';
import { signMinutes } from '#server/domain/minutes/sign-minutes.ts';
import type { Forum } from './forum.ts';
import { addPerson, addSeats, type Commune } from './forum-people.ts';

export type Officers = { president: string; rapporteur: string; mandates: Record<OfficerRole, string> };

/** A space with its four officers; the president and the rapporteur have accounts. */
export async function addOfficers(forum: Forum, commune: Commune): Promise<Officers> {
  const president = await addPerson(forum, { role: 'member', commune, name: 'إبراهيم' });
  const rapporteur = await addPerson(forum, { role: 'member', commune, name: 'مينة' });
  const roles: OfficerRole[] = ['president', 'rapporteur', 'vice_president', 'deputy_rapporteur'];
  const ids = await addSeats(forum, commune, 6, [president, rapporteur]);
  for (const [index, role] of roles.entries()) {
    await forum.sql`update mandates set officer_role = ${role} where mandate_id = ${ids[index] ?? ''}`;
  }
  await forum.sql`update mandates set name_consent_at = now() where mandate_id = ${ids[0] ?? ''}`;
  const mandates = Object.fromEntries(roles.map((role, index) => [role, ids[index] ?? ''])) as Officers['mandates'];
  return { president, rapporteur, mandates };
}

/** The version that is being written. */
export async function writtenOf(ctx: ActionContext, sessionId: string): Promise<WrittenMinutes> {
  const { written } = await loadMinutesDesk(ctx, sessionId);
  if (!written) throw new Error('no minutes are being written');
  return written;
}

/** Fills in what the log could not know. */
export async function completeMinutes(ctx: ActionContext, sessionId: string): Promise<void> {
  const { sections } = await writtenOf(ctx, sessionId);
  const { ar, fr, revision } = sections.sitting;
  const fill = (text: string): string => text.replaceAll('[…]', '—');
  await editMinutes(ctx, { sessionId, section: 'sitting', revision, ar: fill(ar), fr: fill(fr) });
}

/** Drafts and completes the minutes of a closed session. @returns their digest */
export async function newMinutes(ctx: ActionContext, sessionId: string): Promise<string> {
  await draftMinutes(ctx, { sessionId, seen: null });
  await completeMinutes(ctx, sessionId);
  return (await writtenOf(ctx, sessionId)).sha256;
}

/** Drafts, completes, signs and publishes the minutes of a closed session. @returns the digest of what was published */
export async function addMinutes(
  forum: Forum,
  { president, rapporteur }: Officers,
  sessionId: string,
): Promise<string> {
  const [first, second] = [await forum.as(president), await forum.as(rapporteur)];
  await newMinutes(second, sessionId);
  return signAndPublish([first, second], sessionId);
}

export async function signAndPublish(
  [president, rapporteur]: [ActionContext, ActionContext],
  sessionId: string,
): Promise<string> {
  const { sha256: seen } = await writtenOf(rapporteur, sessionId);
  await signMinutes(president, { sessionId, office: 'president', seen });
  await signMinutes(rapporteur, { sessionId, office: 'rapporteur', seen });
  await publishMinutes(rapporteur, { sessionId, seen });
  return seen;
}
