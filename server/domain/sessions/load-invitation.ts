import type { LocalizedText } from '#app/contract/languages.ts';
import type { SessionView } from '#app/contract/views.ts';
import { roomCode } from '#app/contract/ids.ts';
import type { Reader } from '#db/client.ts';
import { findCommune } from '#db/queries/places.ts';
import { findSessionByCode } from '#db/queries/sessions.ts';
import { presentSession } from './present.ts';

export type Invitation = { session: SessionView; commune: LocalizedText };

/** What somebody who holds a code reads before joining; null when no session has it, however it was typed. */
export async function loadInvitation(db: Reader, typed: string): Promise<Invitation | null> {
  const code = roomCode.safeParse(typed);
  const row = code.success ? await findSessionByCode(db, code.data) : null;
  if (!row) return null;
  const commune = await findCommune(db, row.communeId);
  return { session: presentSession(row), commune: { ar: commune?.nameAr, fr: commune?.nameFr, en: commune?.nameFr } };
}
