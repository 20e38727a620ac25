import type { AgendaItemView, AgendaPlanView, AgendaTimes, SessionView } from '#app/contract/views.ts';
import type { AgendaItemRow } from '#db/queries/agenda.ts';
import type { SessionRow } from '#db/queries/sessions.ts';

/** A session as everybody sees it. */
export function presentSession(row: SessionRow): SessionView {
  return {
    sessionId: row.sessionId,
    communeSlug: row.communeSlug,
    title: row.title,
    purpose: row.purpose,
    decides: row.decides,
    decidedBy: row.decidedBy,
    decidedWhen: row.decidedWhen,
    afterwards: row.afterwards,
    place: row.place,
    startsAt: row.startsAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    minutesAt: row.minutesAt?.toISOString() ?? null,
    state: row.state,
    code: row.code,
    currentItemId: row.currentItemId,
    itemSince: row.itemSince?.toISOString() ?? null,
    holdComments: row.holdComments,
    statementsByAll: row.statementsByAll,
    holdStatements: row.holdStatements,
    statementLimit: row.statementLimit,
    slowSeconds: row.slowSeconds,
    holdFirst: row.holdFirst,
    door: row.door,
    doorReason: row.doorReason,
    wall: row.wall,
    wallMessage: row.wallMessage,
    captioned: row.captioned,
    wallCaptions: row.wallCaptions,
  };
}

/** The agenda as everybody sees it: without what is hidden, and without a gap that would tell of it. */
export function presentAgenda(rows: AgendaItemRow[]): AgendaItemView[] {
  return presentAgendaToModerator(rows)
    .filter((item): item is AgendaPlanView & { number: string } => item.number !== null)
    .map(({ hidden: _hidden, covered: _covered, note: _note, ...item }, index) => ({ ...item, position: index + 1 }));
}

/** The whole agenda, with what is for moderators alone. @param rows in the order of the agenda */
export function presentAgendaToModerator(rows: AgendaItemRow[]): AgendaPlanView[] {
  let top = 0;
  let part = 0;
  const hiddenIds = new Set(rows.filter((row) => row.hidden).map((row) => row.agendaItemId));
  return rows.map((row) => {
    const covered = row.parentId !== null && hiddenIds.has(row.parentId);
    const shown = !row.hidden && !covered;
    if (shown && row.parentId === null) [top, part] = [top + 1, 0];
    else if (shown) part += 1;
    return {
      agendaItemId: row.agendaItemId,
      parentId: row.parentId,
      number: shown ? (row.parentId === null ? `${top}` : `${top}.${part}`) : null,
      position: row.position,
      title: row.title,
      plannedMinutes: row.plannedMinutes,
      origin: row.origin,
      documents: row.documents,
      spentMs: row.spentMs,
      hidden: row.hidden,
      covered,
      note: row.note,
    };
  });
}

/** How long each item that everybody sees was the current one. */
export function presentAgendaTimes(rows: AgendaItemRow[], itemSince: Date | null): AgendaTimes {
  return {
    itemSince: itemSince?.toISOString() ?? null,
    spent: presentAgenda(rows).map(({ agendaItemId, spentMs }) => ({ agendaItemId, spentMs })),
  };
}
