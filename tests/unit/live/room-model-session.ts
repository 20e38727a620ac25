import type { LiveEvent } from '#app/contract/events.ts';
import type { AgendaItemView, SessionView } from '#app/contract/views.ts';
import { at, make, timesOf } from './room-model-event.ts';

/** The session is renamed, moves along its agenda, or is opened or paused; the truth changes in place. */
export function moveSession(
  truth: { session: SessionView; agenda: AgendaItemView[] },
  a: number,
  b: number,
): LiveEvent[] {
  if (b % 3 === 0) {
    truth.session = { ...truth.session, title: { ar: `title ${a}` } };
    return [make({ name: 'session.changed', data: { sessionId: 's1', shown: truth.session } })];
  }
  if (b % 3 === 1) {
    const agendaItemId = `i${1 + (a % 2)}`;
    truth.agenda = truth.agenda.map((item) => ({ ...item, spentMs: item.spentMs + b }));
    truth.session = { ...truth.session, currentItemId: agendaItemId, itemSince: at };
    return [
      make({ name: 'agenda.moved', data: { agendaItemId } }),
      make({ name: 'agenda.timed', data: { sessionId: 's1', shown: timesOf(truth) } }),
    ];
  }
  const state = a % 2 ? 'open' : 'paused';
  const openedAt = state === 'open' ? (truth.session.openedAt ?? at) : truth.session.openedAt;
  truth.session = { ...truth.session, state, openedAt };
  return [make({ name: 'session.moved', data: { sessionId: 's1', state, at } })];
}
