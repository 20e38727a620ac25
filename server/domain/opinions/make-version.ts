import { randomUUID } from 'node:crypto';
import type { DocumentTree } from '#app/contract/document.ts';
import type { OpinionState, VersionKind } from '#app/contract/opinions.ts';
import { insertVersion } from '#db/queries/opinions.ts';
import type { Work } from '../context.ts';
import { readWholeText } from './read-text.ts';

type Making = {
  opinionId: string;
  kind: VersionKind;
  state: OpinionState;
  madeBy: string;
  name?: string | null;
  restoredFrom?: number;
};

type Made = { versionId: string; number: number; document: DocumentTree };

/** Makes a version of a locked opinion: everything committed so far is in it, and nothing after. */
export async function makeVersion(work: Work, making: Making): Promise<Made> {
  const { opinionId, kind, state, madeBy, name = null, restoredFrom = null } = making;
  const { document, plain, words } = await readWholeText(work.tx, opinionId);
  const versionId = randomUUID();
  const row = { versionId, opinionId, kind, state, madeBy, name, restoredFrom, document, plain, words };
  return { versionId, number: await insertVersion(work.tx, row), document };
}
