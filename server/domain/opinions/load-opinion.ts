import { AppError } from '#app/contract/errors.ts';
import type { Authorship, OpinionPage, OpinionRights, OpinionView, VersionView } from '#app/contract/opinions.ts';
import type { DocumentTree, Inline } from '#app/contract/document.ts';
import type { Reader } from '#db/client.ts';
import { findVersion, listVersions, type OpinionRow } from '#db/queries/opinions.ts';
import { listWriters } from '#db/queries/opinion-texts.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import type { Actor } from '../actor.ts';
import { authorize } from '../policy.ts';
import { readerOf, requireOpinion } from './access.ts';
import { buildDocument, readLog } from './load-log.ts';
import { canDeliberate, rightsOf } from './policy.ts';
import { presentOpinion, presentVersion } from './present.ts';
import { readText } from './read-text.ts';

type Found = { opinion: OpinionRow; rights: OpinionRights };

async function find(db: Reader, actor: Actor, opinionId: string): Promise<Found> {
  const opinion = await requireOpinion(db, opinionId);
  return { opinion, rights: rightsOf(readerOf(actor), opinion) };
}

/**
 * An opinion to read: the text as it is now for those who may read the draft, else its latest published version.
 * @throws AppError `not_found` where there is neither
 */
export async function loadOpinion(db: Reader, actor: Actor, opinionId: string): Promise<OpinionPage> {
  const { opinion, rights } = await find(db, actor, opinionId);
  if (rights.readDraft) {
    const { document } = await readText(db, opinionId);
    return { opinion: presentOpinion(opinion), rights, version: null, document };
  }
  const latest = (await listVersions(db, opinionId)).find((version) => version.publishedAt !== null);
  const version = latest ? await findVersion(db, { versionId: latest.versionId }) : null;
  if (!version) throw new AppError('not_found', 'opinion.unknown');
  const shown = presentVersion(version, rights.deliberate);
  return { opinion: presentOpinion(opinion), rights, version: shown, document: version.document };
}

/** One version. @throws AppError `not_found` where it is not public and the actor may not read the draft */
export async function loadVersion(db: Reader, actor: Actor, opinionId: string, number: number): Promise<OpinionPage> {
  const { opinion, rights } = await find(db, actor, opinionId);
  const version = await findVersion(db, { opinionId, number });
  if (!version || (version.publishedAt === null && !rights.readDraft))
    throw new AppError('not_found', 'opinion.version_unknown');
  const shown = presentVersion(version, rights.deliberate);
  return { opinion: presentOpinion(opinion), rights, version: shown, document: version.document };
}

/** The versions that an actor may read, newest first. @throws AppError `not_found` where there is nothing to read */
export async function loadVersions(
  db: Reader,
  actor: Actor,
  opinionId: string,
): Promise<{ opinion: OpinionView; rights: OpinionRights; versions: VersionView[] }> {
  const { opinion, rights } = await find(db, actor, opinionId);
  const rows = await listVersions(db, opinionId);
  const shown = rows.filter((row) => rights.readDraft || row.publishedAt !== null);
  if (!rights.readDraft && shown.length === 0) throw new AppError('not_found', 'opinion.unknown');
  return {
    opinion: presentOpinion(opinion),
    rights,
    versions: shown.map((row) => presentVersion(row, rights.deliberate)),
  };
}

/**
 * Who wrote how many of the characters that stand in the text now, most first; the template's have no name.
 * @throws AppError `not_found`, `forbidden` for anybody but members
 */
export async function loadAuthors(db: Reader, actor: Actor, opinionId: string): Promise<Authorship[]> {
  const { opinion } = await find(db, actor, opinionId);
  authorize(canDeliberate(readerOf(actor), opinion));
  const doc = buildDocument(await readLog(db, opinionId));
  const written = countByClient(readDocument(doc, { authors: true }));
  doc.destroy();
  const writers = new Map((await listWriters(db, opinionId)).map((row) => [row.clientId, row]));
  const shares = new Map<string | null, Authorship>();
  for (const [client, characters] of written) {
    const { personId = null, name = null } = writers.get(client) ?? {};
    const share = shares.get(personId) ?? { personId, name, characters: 0 };
    shares.set(personId, { ...share, characters: share.characters + characters });
  }
  return [...shares.values()].sort((one, other) => other.characters - one.characters);
}

function countByClient(tree: DocumentTree): Map<number, number> {
  const counts = new Map<number, number>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const inline = node as Partial<Extract<Inline, { kind: 'text' }>>;
      if (inline.by !== undefined && inline.text !== undefined) {
        counts.set(inline.by, (counts.get(inline.by) ?? 0) + [...inline.text].length);
      } else Object.values(node).forEach(visit);
    }
  };
  visit(tree);
  return counts;
}
