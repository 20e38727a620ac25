import type { AgendaDirection } from '#app/contract/agenda.ts';
import { AppError } from '#app/contract/errors.ts';

/** An item in the order of the agenda: the parts of an item stand right after it. */
export type PlacedItem = { agendaItemId: string; parentId: string | null };

/** An item with its parts: what moves together. */
type Block = { head: string; parts: string[] };

/**
 * Moves an item, with its parts, one place among its neighbours, under the item before it, or out from under its own,
 * where it then stands behind it. Where there is nothing to move past, the order stays. Pure.
 * @throws AppError `conflict` when an item with parts should become a part: an agenda has two levels
 */
export function moveItem(items: PlacedItem[], id: string, direction: AgendaDirection): PlacedItem[] {
  const blocks = readBlocks(items);
  const at = blocks.findIndex(({ head, parts }) => head === id || parts.includes(id));
  const block = blocks[at];
  if (!block) return items;
  if (block.head === id) moveHead(blocks, at, direction);
  else movePart(blocks, at, block.parts.indexOf(id), direction);
  return writeBlocks(blocks);
}

/**
 * Puts an item, with its parts, right before another and beside it, or at the end of the agenda. Pure.
 * @throws AppError as {@link moveItem}
 */
export function placeItem(items: PlacedItem[], id: string, beforeId: string | null): PlacedItem[] {
  const blocks = readBlocks(items);
  const own = blocks.find(({ head }) => head === id) ?? { head: id, parts: [] };
  if (beforeId === id || (beforeId !== null && own.parts.includes(beforeId))) return items;
  const rest = blocks
    .filter((block) => block !== own)
    .map(({ head, parts }) => ({ head, parts: parts.filter((part) => part !== id) }));
  const host = rest.find(({ parts }) => beforeId !== null && parts.includes(beforeId));
  if (host && beforeId !== null) {
    requireNoParts(own);
    host.parts.splice(host.parts.indexOf(beforeId), 0, id);
    return writeBlocks(rest);
  }
  const at = rest.findIndex(({ head }) => head === beforeId);
  rest.splice(at < 0 ? rest.length : at, 0, own);
  return writeBlocks(rest);
}

function readBlocks(items: PlacedItem[]): Block[] {
  return items
    .filter((item) => item.parentId === null)
    .map(({ agendaItemId: head }) => ({
      head,
      parts: items.filter((item) => item.parentId === head).map((item) => item.agendaItemId),
    }));
}

function writeBlocks(blocks: Block[]): PlacedItem[] {
  return blocks.flatMap(({ head, parts }) => [
    { agendaItemId: head, parentId: null },
    ...parts.map((agendaItemId) => ({ agendaItemId, parentId: head })),
  ]);
}

function moveHead(blocks: Block[], at: number, direction: AgendaDirection): void {
  if (direction === 'up' || direction === 'down') swap(blocks, at, direction);
  const [block, before] = [blocks[at], blocks[at - 1]];
  if (direction !== 'in' || !block || !before) return;
  requireNoParts(block);
  before.parts.push(block.head);
  blocks.splice(at, 1);
}

function movePart(blocks: Block[], at: number, place: number, direction: AgendaDirection): void {
  const parts = blocks[at]?.parts ?? [];
  if (direction === 'up' || direction === 'down') swap(parts, place, direction);
  if (direction !== 'out') return;
  const [head = ''] = parts.splice(place, 1);
  blocks.splice(at + 1, 0, { head, parts: [] });
}

function swap<T>(list: T[], at: number, direction: 'up' | 'down'): void {
  const to = direction === 'up' ? at - 1 : at + 1;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return;
  list[at] = other;
  list[to] = one;
}

function requireNoParts({ parts }: Block): void {
  if (parts.length > 0) throw new AppError('conflict', 'agenda.too_deep');
}
