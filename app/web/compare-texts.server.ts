import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import type { DiffBlock } from '#app/contract/document.ts';
import type { OpinionPage } from '#app/contract/opinions.ts';
import { compareDocuments } from '#server/domain/opinions/compare-documents.ts';
import { loadOpinionPage, loadVersionPage } from './load-opinion.server.ts';

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>;
type Side = number | 'now';

/**
 * What changed between two texts of the opinion in the path, each a version's number or `now`.
 * @throws AppError `not_found` for a text that its reader may not see
 */
export async function compareTexts(
  args: Args,
  from: string,
  to: string,
): Promise<{ from: Side; to: Side; lines: DiffBlock[] }> {
  const [older, newer] = await Promise.all([loadSide(args, from), loadSide(args, to)]);
  const lines = compareDocuments(older.document, newer.document, newer.opinion.lang);
  return { from: sideOf(older), to: sideOf(newer), lines };
}

async function loadSide(args: Args, typed: string): Promise<OpinionPage> {
  if (typed !== 'now') return loadVersionPage(args, typed);
  const page = await loadOpinionPage(args);
  if (!page.rights.readDraft) throw new AppError('not_found', 'opinion.version_unknown');
  return page;
}

function sideOf({ version }: OpinionPage): Side {
  return version?.number ?? 'now';
}
