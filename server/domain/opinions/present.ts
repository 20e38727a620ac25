import type { OpinionView, VersionView } from '#app/contract/opinions.ts';
import type { OpinionRow, VersionRow } from '#db/queries/opinions.ts';

/** An opinion as those see it who may know of it. */
export function presentOpinion(row: OpinionRow): OpinionView {
  return {
    opinionId: row.opinionId,
    communeId: row.communeId,
    communeSlug: row.communeSlug,
    number: row.number,
    title: row.title,
    lang: row.lang,
    origin: row.origin,
    state: row.state,
    opened: row.openedAt !== null,
    createdAt: row.createdAt.toISOString(),
    changedAt: (row.changedAt ?? row.createdAt).toISOString(),
    words: row.words ?? 0,
  };
}

/** A version in a list. @param named whether the viewer learns who made it */
export function presentVersion(row: VersionRow, named: boolean): VersionView {
  return {
    versionId: row.versionId,
    number: row.number,
    kind: row.kind,
    name: row.name,
    state: row.state,
    restoredFrom: row.restoredFrom,
    words: row.words,
    madeBy: named ? row.madeByName : null,
    madeAt: row.madeAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}
