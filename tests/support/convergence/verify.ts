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

/** What was found wrong, in words: with the texts, which must be one and shown as they are; with single words. */
export type Verdict = { wrong: string[]; words: string[] };

/** Brings all back, waits until everything is saved and known to all, and looks whether all texts are one. */
export async function verify(game: Game, played: Played, keeper: Keeper): Promise<Verdict> {
  const wrong: string[] = [];
  for (const { shared } of played.replicas) shared.provider.connect();
  const fresh = played.open(game.people.length - 1);
  const all = [...played.replicas, fresh];
  if (!(await settled(all))) wrong.push(`the texts did not become one: ${all.map(describe).join(' / ')}`);
  // On a slow machine somebody may have been slower than the calm was long.
  for (let times = 0; times < 3 && !(await isAtRest(game.opinionId, keeper)); times += 1) await settled(all);
  noteSaved(played);
  wrong.push(...played.problems, ...all.flatMap(({ problems }) => problems));
  compareEditors(all, wrong);
  await compareWithLog(game, all, keeper, wrong);
  const words = played.history.judge(marksOf(fresh));
  await Promise.all(all.map((replica) => replica.close()));
  return { wrong, words };
}

/** Everything saved, and the same known to all, and nobody has anything to add. */
export async function settled(all: Replica[]): Promise<boolean> {
  let before = '';
  let calm = 0;
  const isCalm = () => {
    const vectors = all.map(({ shared }) => Buffer.from(Y.encodeStateVector(shared.doc)).toString('base64'));
    const texts = new Set(all.map(({ shared }) => shared.doc.get('root', Y.XmlText).toJSON()));
    const ready = all.every((replica) => replica.shared.provider.synced && replica.isSaved());
    const isOne = texts.size === 1 && new Set(vectors).size === 1;
    const now = vectors.join();
    calm = ready && isOne && now === before ? calm + 1 : 0;
    before = now;
    return calm >= 6;
  };
  return vi.waitUntil(isCalm, { timeout: 20_000, interval: 20 }).catch(() => false);
}

function describe({ place, shared, isSaved }: Replica): string {
  return `${place.person} synced ${shared.provider.synced} saved ${isSaved()} ${shared.doc.get('root', Y.XmlText).toJSON()}`;
}

function compareEditors(all: Replica[], wrong: string[]): void {
  const shown = all.map(({ editor }) => JSON.stringify(editor.getEditorState().toJSON().root, withoutTyping));
  for (const [index, { place }] of all.entries())
    if (shown[index] !== shown.at(-1))
      wrong.push(`the editor of ${place.person} shows\n${shown[index]}\na fresh one\n${shown.at(-1)}`);
}

/** How the next letter will look is each writer's own. */
const withoutTyping = (name: string, value: unknown) => (/^text(Format|Style)$/.test(name) ? undefined : value);

async function compareWithLog(game: Game, all: Replica[], { db, sql }: Keeper, wrong: string[]): Promise<void> {
  const built = buildDocument(await loadLog(db, game.opinionId));
  const document = readDocument(built);
  built.destroy();
  for (const { place, shared, editor } of all) {
    if (!isDeepStrictEqual(readDocument(shared.doc), document))
      wrong.push(`${place.person} has not what the log makes`);
    const shown = linesOf(editor.read(() => $getRoot().getTextContent()));
    const kept = linesOf(treeLines(document).join('\n'));
    if (!isDeepStrictEqual(shown, kept))
      wrong.push(`${place.person} is shown\n${shown.join('\n')}\nand the log has\n${kept.join('\n')}`);
  }
  if (!(await isAtRest(game.opinionId, { db, sql }))) wrong.push('the stored text is not what the log makes');
}

/** Whether the stored text becomes what the log makes now. */
async function isAtRest(opinionId: string, { db, sql }: Keeper): Promise<boolean> {
  const built = buildDocument(await loadLog(db, opinionId));
  const document = readDocument(built);
  built.destroy();
  const isStored = async () => {
    const [text] = await sql<{ document: unknown }[]>`
      select document from opinion_texts where opinion_id = ${opinionId}`;
    return isDeepStrictEqual(text?.document, document);
  };
  return vi.waitUntil(isStored, { timeout: 10_000, interval: 50 }).catch(() => false);
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
