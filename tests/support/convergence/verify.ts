import { isDeepStrictEqual } from 'node:util';
import { $getRoot } from 'lexical';
import type postgres from 'postgres';
import { vi } from 'vitest';
import * as Y from 'yjs';
import type { Db } from '#db/client.ts';
import { buildDocument, loadLog } from '#server/domain/opinions/load-log.ts';
import type { Block, DocumentTree, List } from '#app/contract/document.ts';
import { inlineText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { marksOf } from './actions.ts';
import { noteSaved, type Game, type Played } from './play.ts';
import type { Replica } from './replica.ts';

export type Keeper = { db: Db; sql: postgres.Sql };

/**
 * What was found wrong, in words: with the shared texts, which must be one; with what an editor shows of its text; with
 * single words. `limits` are the marks whose fate a known limit of the shared format explains.
 */
export type Verdict = { wrong: string[]; shown: string[]; words: string[]; limits: Record<Limit, string[]> };

/** Of a word written into a block or text that another took out unseen; of words that two moved at once, or an undo brought back. */
export type Limit = 'lost_with_block' | 'lost_with_text' | 'moved_twice' | 'brought_back';

/** Brings all back, waits until everything is saved and known to all, and looks whether all texts are one. */
export async function verify(game: Game, played: Played, keeper: Keeper): Promise<Verdict> {
  const wrong: string[] = [];
  const shown: string[] = [];
  for (const { shared } of played.replicas) shared.provider.connect();
  const fresh = played.open(game.people.length - 1);
  const all = [...played.replicas, fresh];
  if (!(await settled(all))) wrong.push(`the texts did not become one: ${all.map(describe).join(' / ')}`);
  noteSaved(played);
  wrong.push(...played.problems, ...all.flatMap(({ problems }) => problems));
  compareEditors(all, shown);
  await compareWithLog(game, all, keeper, { wrong, shown });
  const limits = { lost_with_block: [], lost_with_text: [], moved_twice: [], brought_back: [] };
  const verdict: Verdict = { wrong, shown, words: [], limits };
  countMarks(played, marksOf(fresh), verdict);
  await Promise.all(all.map((replica) => replica.close()));
  return verdict;
}

/** Everything saved, and the same known to all, and nobody has anything to add. */
export async function settled(all: Replica[]): Promise<boolean> {
  let before = '';
  let calm = 0;
  const isCalm = () => {
    const vectors = all.map(({ shared }) => Buffer.from(Y.encodeStateVector(shared.doc)).toString('base64'));
    const texts = new Set(all.map(({ shared }) => shared.doc.get('root', Y.XmlText).toJSON()));
    const ready = all.every((replica) => replica.shared.provider.synced && replica.isSaved());
    const now = `${vectors.join()} ${texts.size}`;
    calm = ready && texts.size === 1 && now === before ? calm + 1 : 0;
    before = now;
    return calm >= 6;
  };
  return vi.waitUntil(isCalm, { timeout: 20_000, interval: 20 }).catch(() => false);
}

function describe({ place, shared, isSaved }: Replica): string {
  return `${place.person} synced ${shared.provider.synced} saved ${isSaved()} ${shared.doc.get('root', Y.XmlText).toJSON()}`;
}

function compareEditors(all: Replica[], wrong: string[]): void {
  const shown = all.map(({ editor }) => JSON.stringify(editor.getEditorState().toJSON().root));
  for (const [index, { place }] of all.entries())
    if (shown[index] !== shown.at(-1))
      wrong.push(`the editor of ${place.person} shows\n${shown[index]}\na fresh one\n${shown.at(-1)}`);
}

async function compareWithLog(
  game: Game,
  all: Replica[],
  { db, sql }: Keeper,
  found: Pick<Verdict, 'wrong' | 'shown'>,
): Promise<void> {
  const { wrong } = found;
  const built = buildDocument(await loadLog(db, game.opinionId));
  const document = readDocument(built);
  built.destroy();
  for (const { place, shared, editor } of all) {
    if (!isDeepStrictEqual(readDocument(shared.doc), document))
      wrong.push(`${place.person} has not what the log makes`);
    const shown = linesOf(editor.read(() => $getRoot().getTextContent()));
    const kept = linesOf(treeLines(document).join('\n'));
    if (!isDeepStrictEqual(shown, kept))
      found.shown.push(`${place.person} is shown\n${shown.join('\n')}\nand the log has\n${kept.join('\n')}`);
  }
  const isStored = async () => {
    const [text] = await sql<{ document: unknown }[]>`
      select document from opinion_texts where opinion_id = ${game.opinionId}`;
    return isDeepStrictEqual(text?.document, document);
  };
  if (!(await vi.waitUntil(isStored, { timeout: 10_000, interval: 50 }).catch(() => false)))
    wrong.push('the stored text is not what the log makes');
}

/** A line for each block, those in lists and tables too. */
function treeLines(tree: DocumentTree): string[] {
  const listLines = ({ items }: List): string[] =>
    items.flatMap(({ children, lists }) => [inlineText(children), ...lists.flatMap(listLines)]);
  const blockLines = (block: Block): string[] => {
    if (block.kind === 'list') return listLines(block);
    if (block.kind === 'table') return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(blockLines));
    return [block.kind === 'image' ? '' : inlineText(block.children)];
  };
  return tree.flatMap(blockLines);
}

function linesOf(text: string): string[] {
  return text.split(/[\n\t]+/).flatMap((line) => line.trim() || []);
}

function countMarks({ history }: Played, found: string[], { words, limits }: Verdict): void {
  const times = new Map<string, number>();
  for (const mark of found) times.set(mark, (times.get(mark) ?? 0) + 1);
  for (const [mark, count] of times) {
    if (count === 1) continue;
    if (history.wasCopiedTwice(mark)) limits.moved_twice.push(mark);
    else if (history.wasCopiedByUndo(mark)) limits.brought_back.push(mark);
    else words.push(`${mark} stands ${count} times`);
  }
  for (const [mark, { saved }] of history.marks) {
    if (!saved || times.has(mark) || history.isDeleted(mark)) continue;
    const covered = history.coveredUnseen(mark);
    if (covered === null) words.push(`${mark} was saved, nobody deleted it, and it is gone`);
    else limits[`lost_with_${covered}`].push(mark);
  }
}
