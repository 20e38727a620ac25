import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import {
  minutesOffices,
  type MinutesLang,
  type MinutesOffice,
  type MinutesPaper,
  type MinutesSignature,
} from '#app/contract/minutes.ts';
import type { Reader } from '#db/client.ts';
import { listMinutes, listMinutesSignatures, listOfficers, type MinutesRow } from '#db/queries/minutes.ts';
import { findSpace } from '#db/queries/places.ts';
import { findSession } from '#db/queries/sessions.ts';
import { composePaper, sectionTitles } from '../../engines/minutes/compose-paper.ts';
import { contentText } from '../../engines/minutes/content-text.ts';
import type { Actor } from '../actor.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { contentOf } from './access.ts';
import { canReadMinutesDesk, canSignMinutes, canWriteMinutes } from './policy.ts';

/** A version in a list. */
export type MinutesVersion = { number: number; reason: string | null; publishedAt: string; sha256: string };

export type MinutesPage = { paper: MinutesPaper; number: number; publishedAt: string; versions: MinutesVersion[] };

type Published = MinutesRow & { publishedAt: Date };
const isPublished = (row: MinutesRow): row is Published => row.publishedAt !== null;

/**
 * Published minutes of a session in one language: the newest version, or the one of that number.
 * @throws AppError `not_found`, also for a version that is still being written
 */
export async function loadMinutes(
  db: Reader,
  sessionId: string,
  lang: MinutesLang,
  number: number | null = null,
): Promise<MinutesPage> {
  const { session, row, published } = await requirePublished(db, sessionId, number);
  const signatures = await listMinutesSignatures(db, sessionId);
  const paper = paperOf(
    session,
    row,
    signatures.filter(({ versionId }) => versionId === row.versionId),
    lang,
  );
  const versions = published.map((one) => ({
    number: one.number,
    reason: one.reason,
    publishedAt: one.publishedAt.toISOString(),
    sha256: one.sha256,
  }));
  return { paper, number: row.number, publishedAt: row.publishedAt.toISOString(), versions };
}

/** The text whose SHA-256 names a published version. @throws AppError `not_found` */
export async function loadMinutesContent(db: Reader, sessionId: string, number: number): Promise<string> {
  const { row } = await requirePublished(db, sessionId, number);
  return contentText(row, contentOf(row.sections));
}

async function requirePublished(db: Reader, sessionId: string, number: number | null) {
  const session = await findSession(db, sessionId);
  if (!session) throw new AppError('not_found', 'session.unknown');
  const published = (await listMinutes(db, sessionId)).filter(isPublished);
  const row = published.find((one) => number === null || one.number === number);
  if (!row) throw new AppError('not_found', 'minutes.not_published');
  return { session: session.title, row, published };
}

function paperOf(session: LocalizedText, row: MinutesRow, signatures: MinutesSignature[], lang: MinutesLang) {
  const { number, reason, sha256 } = row;
  const publishedAt = row.publishedAt?.toISOString() ?? null;
  return composePaper(
    { session, content: contentOf(row.sections), number, reason, publishedAt, sha256, signatures },
    lang,
  );
}

/** The desk where minutes are written, as the person at it may use it. */
export type MinutesDesk = {
  /** Null where no version is being written. */
  written: WrittenMinutes | null;
  versions: MinutesVersion[];
  /** Whether the session is closed and of a space, so that there can be minutes. */
  open: boolean;
};

export type WrittenMinutes = {
  number: number;
  reason: string | null;
  sha256: string;
  changedAt: string;
  titles: Record<MinutesLang, Record<string, string>>;
  sections: MinutesRow['sections'];
  offices: Array<{ office: MinutesOffice; signature: MinutesSignature | null; canSign: boolean }>;
};

/**
 * The minutes of a session for those who write them.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function loadMinutesDesk(ctx: ActionContext, sessionId: string): Promise<MinutesDesk> {
  const person = requirePerson(ctx.actor);
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const officers = session.spaceId === null ? [] : await listOfficers(tx, session.spaceId);
    const facts = { ...session, officers };
    authorize(canReadMinutesDesk(person, facts));
    const rows = await listMinutes(tx, sessionId);
    const row = rows.find((one) => !isPublished(one));
    const signatures = await listMinutesSignatures(tx, sessionId);
    const offices = minutesOffices.map((office) => {
      const own = signatures.find((one) => one.versionId === row?.versionId && one.office === office);
      return {
        office,
        signature: own ? presentSignature(own) : null,
        canSign: canSignMinutes(person, facts, office).ok,
      };
    });
    return {
      written: row ? presentWritten(row, offices) : null,
      versions: rows.filter(isPublished).map(({ number, reason, publishedAt, sha256 }) => ({
        number,
        reason,
        publishedAt: publishedAt.toISOString(),
        sha256,
      })),
      open: canWriteMinutes(person, facts).ok,
    };
  });
}

function presentWritten(row: MinutesRow, offices: WrittenMinutes['offices']): WrittenMinutes {
  const { number, reason, sha256, sections } = row;
  const titles = { ar: sectionTitles('ar'), fr: sectionTitles('fr') };
  return { number, reason, sha256, changedAt: row.changedAt.toISOString(), titles, sections, offices };
}

function presentSignature({ office, role, seat, name, association, signedAt }: MinutesSignature): MinutesSignature {
  return { office, role, seat, name, association, signedAt };
}

/** Whether somebody writes the minutes of a session. */
export async function mayWriteMinutes(db: Reader, actor: Actor, sessionId: string): Promise<boolean> {
  if (actor.kind !== 'account') return false;
  const session = await findSession(db, sessionId);
  if (!session || session.spaceId === null) return false;
  return canWriteMinutes(actor, { ...session, officers: await listOfficers(db, session.spaceId) }).ok;
}

/** Whether somebody writes the minutes of a commune's space, for the list of its sessions. */
export async function mayWriteMinutesIn(db: Reader, actor: Actor, communeId: string): Promise<boolean> {
  if (actor.kind !== 'account') return false;
  const space = await findSpace(db, communeId);
  if (!space) return false;
  const { spaceId } = space;
  const where = { sessionId: '', communeId, spaceId, state: 'closed' as const, door: 'open' as const };
  return canWriteMinutes(actor, { ...where, officers: await listOfficers(db, spaceId) }).ok;
}
