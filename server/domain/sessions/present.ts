import type { AgendaItemView, SessionView } from '#app/contract/views.ts';
import type { AgendaItemRow, SessionRow } from '#db/queries/sessions.ts';

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
    state: row.state,
    code: row.code,
    currentItemId: row.currentItemId,
    holdComments: row.holdComments,
    statementsByAll: row.statementsByAll,
    wall: row.wall,
  };
}

export function presentAgendaItem(row: AgendaItemRow): AgendaItemView {
  return {
    agendaItemId: row.agendaItemId,
    position: row.position,
    title: row.title,
    plannedMinutes: row.plannedMinutes,
  };
}
