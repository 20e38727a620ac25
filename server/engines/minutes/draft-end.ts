import type { MinutesBlock } from '#app/contract/minutes.ts';
import type { MinutesRecord } from './record.ts';
import type { Voice } from './speak-minutes.ts';

/** What was taken from view, in numbers with the reasons: never a text or a name. */
export function draftModeration({ moderation }: MinutesRecord, { w }: Voice): MinutesBlock[] {
  const { comments, statements, questions, restored, reasons } = moderation;
  if (comments + statements + questions === 0) return [{ kind: 'paragraph', text: w.noModeration }];
  const given = reasons
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => w.counted(w.reasons[reason], count));
  return [
    { kind: 'paragraph', text: w.hidden(comments, statements, questions) },
    ...(given.length > 0 ? [{ kind: 'list', items: given } as const] : []),
    ...(restored > 0 ? [{ kind: 'paragraph', text: w.restored(restored) } as const] : []),
  ];
}

/** Pauses, places in the speakers' list that the chair changed, votes without a quorum. */
export function draftIncidents(record: MinutesRecord, { w, pick, time }: Voice): MinutesBlock[] {
  const items = [
    ...record.pauses.map(({ from, to }) => w.pause(time(from), to === null ? null : time(to))),
    ...(record.overrides > 0 ? [w.overrides(record.overrides)] : []),
    ...record.motions
      .filter(({ result }) => result?.quorumMet === false)
      .map(({ number, title }) => w.missedQuorum(w.motion(number, pick(title)))),
  ];
  return items.length === 0 ? [{ kind: 'paragraph', text: w.noIncidents }] : [{ kind: 'list', items }];
}

export function draftClosing({ closedAt }: MinutesRecord, { w, time }: Voice): MinutesBlock[] {
  return [
    { kind: 'paragraph', text: w.closed(time(closedAt)) },
    { kind: 'paragraph', text: w.written },
  ];
}
