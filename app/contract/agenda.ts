/** Where an item of the agenda comes from. */
export const agendaOrigins = ['bureau', 'member', 'governor', 'citizen', 'petition', 'opinion'] as const;
export type AgendaOrigin = (typeof agendaOrigins)[number];

/** Where a button moves an item: among its neighbours, under the item before it, or out from under its own. */
export const agendaDirections = ['up', 'down', 'in', 'out'] as const;
export type AgendaDirection = (typeof agendaDirections)[number];

/** How many items of an agenda are no part of another. */
export function countTopItems(agenda: ReadonlyArray<{ parentId: string | null }>): number {
  return agenda.filter((item) => item.parentId === null).length;
}

/**
 * How long an item has been the current one of an open session, in whole minutes.
 * @param since since when it is the current one without a break; null where it is not
 * @param now the server's time; null while it is unknown, then what is stored counts alone
 */
export function spentMinutes(spentMs: number, since: string | null, now: number | null): number {
  const running = since === null || now === null ? 0 : Math.max(0, now - Date.parse(since));
  return Math.floor((spentMs + running) / 60_000);
}
