import type { LoaderFunctionArgs } from '@remix-run/node';
import { charterVersion } from '#app/contract/charter.ts';
import { AppError } from '#app/contract/errors.ts';
import { id } from '#app/contract/ids.ts';
import {
  writableStates,
  type Authorship,
  type OpinionPage,
  type OpinionView,
  type VersionView,
} from '#app/contract/opinions.ts';
import type { DiffBlock } from '#app/contract/document.ts';
import type { Actor } from '#server/domain/actor.ts';
import { compareTexts, type Side } from '#server/domain/opinions/compare-texts.ts';
import { loadAuthors, loadOpinion, loadVersion, loadVersions } from '#server/domain/opinions/load-opinion.ts';

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>;

/** The id of the opinion in the path. @throws AppError `not_found` for what is no id */
export function opinionIdOf({ params }: Pick<Args, 'params'>): string {
  const opinionId = id.safeParse(params.opinionId);
  if (!opinionId.success) throw new AppError('not_found', 'opinion.unknown');
  return opinionId.data;
}

/** @throws AppError `not_found` where the opinion is another commune's than the path says */
function stay<T extends { opinion: OpinionView }>({ params }: Pick<Args, 'params'>, found: T): T {
  if (found.opinion.communeSlug !== params.commune) throw new AppError('not_found', 'opinion.unknown');
  return found;
}

/** The opinion in the path, to read. */
export async function loadOpinionPage(args: Args): Promise<OpinionPage> {
  const { services, actor } = args.context;
  return stay(args, await loadOpinion(services.db, actor, opinionIdOf(args)));
}

/** The number of a version as it stands in an address. @throws AppError `not_found` for what is none */
function versionNumber(typed: string | undefined): number {
  if (!/^[1-9]\d{0,5}$/.test(typed ?? '')) throw new AppError('not_found', 'opinion.version_unknown');
  return Number(typed);
}

/** One version of the opinion in the path. @param typed its number as it stands in an address */
export async function loadVersionPage(args: Args, typed: string | undefined): Promise<OpinionPage> {
  const { services, actor } = args.context;
  return stay(args, await loadVersion(services.db, actor, opinionIdOf(args), versionNumber(typed)));
}

/** What changed between two texts of the opinion in the path, each a version's number or `now`. */
export async function loadComparison(
  args: Args,
  typed: { from: string; to: string },
): Promise<{ from: Side; to: Side; lines: DiffBlock[] }> {
  const { services, actor } = args.context;
  const [from, to] = [typed.from, typed.to].map((side): Side => (side === 'now' ? 'now' : versionNumber(side)));
  const sides = { from: from ?? 'now', to: to ?? 'now' };
  return { ...sides, lines: await compareTexts(services.db, actor, opinionIdOf(args), sides.from, sides.to) };
}

/** The versions of the opinion in the path that its reader may see. */
export async function loadVersionList(args: Args) {
  const { services, actor } = args.context;
  return stay(args, await loadVersions(services.db, actor, opinionIdOf(args)));
}

/** Who wrote the text as it is now: for members, and nothing for others. */
export async function loadAuthorList(args: Args, { version, opinion, rights }: OpinionPage): Promise<Authorship[]> {
  const { services, actor } = args.context;
  return version || !rights.deliberate ? [] : loadAuthors(services.db, actor, opinion.opinionId);
}

/** The versions that everybody may read, newest first. */
export function publishedOf(versions: VersionView[]): VersionView[] {
  return versions.filter(({ publishedAt }) => publishedAt !== null);
}

/** What its reader would have to do before writing in a text; null for those who write, and those who never will. */
export function writeDoor(actor: Actor, { opinion, rights }: OpinionPage): 'sign_in' | 'charter' | null {
  if (rights.write || !writableStates.includes(opinion.state)) return null;
  if (actor.kind === 'visitor') return 'sign_in';
  return rights.deliberate && actor.charterVersion !== charterVersion ? 'charter' : null;
}
