import { id } from '#app/contract/ids.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { doneKinds, sectionOf, type Done, type DoneKind } from '../../features/moderation/cockpit.ts';

/** Milliseconds during which the address of an act still tells of it: a page opened again later does not. */
const told = 90_000;

/** The address that tells what was just done, at the part of the page where it was done. */
export function doneAddress(pathname: string, kind: DoneKind, fields: Record<string, string>): string {
  const query = new URLSearchParams({ done: kind, at: Date.now().toString(36) });
  for (const name of ['targetId', 'reason']) {
    const value = fields[name];
    if (value) query.set(name, value);
  }
  return `${pathname}?${query.toString()}#${sectionOf(kind)}`;
}

/** Reads such an address; null for any other, and for one that is no longer news. */
export function readDone(request: Request): Done | null {
  const { searchParams: query } = new URL(request.url);
  const kind = doneKinds.find((known) => known === query.get('done'));
  const at = query.get('at') ?? '';
  const age = Date.now() - Number.parseInt(at, 36);
  if (!kind || !(age >= 0 && age < told)) return null;
  const target = id.safeParse(query.get('targetId'));
  return {
    key: `${kind} ${at} ${target.success ? target.data : ''}`,
    kind,
    targetId: target.success ? target.data : null,
    reason: moderationReasons.find((known) => known === query.get('reason')) ?? null,
  };
}
