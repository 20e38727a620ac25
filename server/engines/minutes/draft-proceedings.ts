import type { MinutesBlock } from '#app/contract/minutes.ts';
import { draftMotion } from './draft-motion.ts';
import { nameMember } from './draft-sitting.ts';
import type { MinutesRecord, RecordedItem, RecordedTurn } from './record.ts';
import type { Voice } from './speak-minutes.ts';

/** Item by item: how long it took, who spoke, what was put to the vote and how that ended; at the end the time of groups. */
export function draftProceedings(record: MinutesRecord, voice: Voice): MinutesBlock[] {
  const { w, pick } = voice;
  const known = new Set(record.agenda.map((item) => item.agendaItemId));
  const itemAt = (at: string): string | null => {
    const itemId = record.agendaMoves.findLast((move) => move.at <= at)?.agendaItemId ?? null;
    return itemId !== null && known.has(itemId) ? itemId : null;
  };
  const part = (itemId: string | null): MinutesBlock[] => [
    ...draftSpeakers(
      record,
      voice,
      record.turns.filter((turn) => itemAt(turn.startedAt) === itemId),
    ),
    ...record.motions
      .filter((motion) => (known.has(motion.agendaItemId ?? '') ? motion.agendaItemId : null) === itemId)
      .flatMap((motion) => draftMotion(motion, voice)),
  ];
  const items = record.agenda.flatMap((item): MinutesBlock[] => [
    { kind: 'heading', text: w.item(item.number, pick(item.title)) },
    { kind: 'paragraph', text: w.spent(item.spentMs === 0 ? w.notOpened : w.minutes(item.spentMs)) },
    ...draftDocuments(item, voice),
    ...part(item.agendaItemId),
  ]);
  const beside = part(null);
  if (beside.length > 0) items.push({ kind: 'heading', text: w.beside }, ...beside);
  if (record.turns.length === 0) items.push({ kind: 'paragraph', text: w.notSpoken });
  if (record.groups.length > 0) {
    const spoken = record.groups.map((group) => w.group(pick(group.name), w.minutes(group.spentMs), group.minutes));
    items.push({ kind: 'paragraph', text: w.groups }, { kind: 'list', items: spoken });
  }
  return items;
}

/** The papers that an item was discussed with. */
function draftDocuments({ documents }: RecordedItem, { w, pick }: Voice): MinutesBlock[] {
  if (documents.length === 0) return [];
  const items = documents.map(({ kind, title, size }) =>
    size === null ? w.opinion(pick(title)) : w.document(pick(title), w.formats[kind], size),
  );
  return [
    { kind: 'paragraph', text: w.documents },
    { kind: 'list', items },
  ];
}

/** Members by name or seat, in the order in which they first spoke; all others as one number. */
function draftSpeakers(record: MinutesRecord, voice: Voice, turns: RecordedTurn[]): MinutesBlock[] {
  if (turns.length === 0) return [];
  const { w } = voice;
  const bySeat = new Map<number | null, { turns: number; ms: number }>();
  for (const { seat, spokenMs } of turns) {
    const own = record.members.some((member) => member.seat === seat) ? seat : null;
    const sum = bySeat.get(own) ?? { turns: 0, ms: 0 };
    bySeat.set(own, { turns: sum.turns + 1, ms: sum.ms + spokenMs });
  }
  const items = [...bySeat].flatMap(([seat, sum]) => {
    const member = record.members.find((one) => one.seat === seat);
    return member ? [w.speaker(nameMember(voice, member), sum.turns, w.minutes(sum.ms))] : [];
  });
  const others = bySeat.get(null);
  if (others) items.push(w.others(others.turns, w.minutes(others.ms)));
  return [
    { kind: 'paragraph', text: w.speakers },
    { kind: 'list', items },
  ];
}
