import { id } from '#app/contract/ids.ts';
import { doneKinds, sectionOf, type Done, type DoneKind } from '../../features/moderation/cockpit.ts';

/** Milliseconds during which the address of an act still tells of it: a page opened again later does not. */
const told = 90_000;

const readKind = (name: string | null): DoneKind | null => doneKinds.find((known) => known === name) ?? null;

/**
 * The address that tells what was just done, at the part of the page where it was done. The list of who speaks stays open.
 * @param from the address that the form was sent to
 */
export function doneAddress(from: string, kind: DoneKind, { targetId, act }: Record<string, string>): string {
  const { pathname, searchParams } = new URL(from);
  const of = kind === 'undone' ? readKind(act ?? null) : null;
  const query = new URLSearchParams({ done: kind, at: Date.now().toString(36) });
  if (targetId) query.set('targetId', targetId);
  if (of) query.set('of', of);
  if (searchParams.get('floor') === 'tools') query.set('floor', 'tools');
  return `${pathname}?${query.toString()}#${sectionOf({ kind, of })}`;
}

/**
 * Reads such an address; null for any other, and for one that is no longer news.
 * @param undo the viewer's last act that can be taken back
 */
export function readDone(request: Request, undo: { undoId: string; act: string } | null): Done | null {
  const { searchParams: query } = new URL(request.url);
  const kind = readKind(query.get('done'));
  const at = query.get('at') ?? '';
  const age = Date.now() - Number.parseInt(at, 36);
  if (!kind || !(age >= 0 && age < told)) return null;
  const target = id.safeParse(query.get('targetId'));
  return {
    key: `${kind} ${at} ${target.success ? target.data : ''}`,
    kind,
    of: readKind(query.get('of')),
    targetId: target.success ? target.data : null,
    undoId: undo?.act === kind ? undo.undoId : null,
  };
}
