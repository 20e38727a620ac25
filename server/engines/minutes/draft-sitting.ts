import { toComplete, type MinutesBlock } from '#app/contract/minutes.ts';
import { quorumOf } from '../decision/decide-motion.ts';
import type { MinutesRecord, RecordedMember } from './record.ts';
import type { Voice } from './speak-minutes.ts';

const paragraph = (text: string): MinutesBlock => ({ kind: 'paragraph', text });

/** A member as the minutes name one. */
export const nameMember = ({ w, pick, quote }: Voice, { seat, association, name }: RecordedMember): string =>
  w.member(seat, pick(association), name === null ? null : quote(name));

/** Where and when the sitting was, and who chaired it. Its kind is in no log, so that the rapporteur writes it. */
export function draftSitting(record: MinutesRecord, voice: Voice): MinutesBlock[] {
  const { w, pick, day, time } = voice;
  const chair = findChair(record);
  const where = record.place ? pick(record.place) : toComplete;
  return [
    paragraph(
      [w.kingdom, w.province(pick(record.province)), w.commune(pick(record.commune)), pick(record.space)].join('\n'),
    ),
    {
      kind: 'list',
      items: [
        w.kind(toComplete),
        w.date(day(record.openedAt)),
        w.hour(time(record.openedAt)),
        w.place(where),
        w.chair(chair ? nameMember(voice, chair) : toComplete),
      ],
    },
  ];
}

const came = (member: RecordedMember): boolean => member.moves.some((move) => move.state === 'present');
const isKept = ({ members }: MinutesRecord): boolean => members.some((member) => member.moves.length > 0);

/** The president, or the vice-president where the list says that the president did not come. */
function findChair(record: MinutesRecord): RecordedMember | undefined {
  const holder = (role: string) => record.members.find((member) => member.officer === role);
  const there = (member: RecordedMember | undefined) => member !== undefined && (!isKept(record) || came(member));
  return [holder('president'), holder('vice_president')].find(there);
}

/** Members in office, who came and when, and how many people joined. */
export function draftAttendance(record: MinutesRecord, voice: Voice): MinutesBlock[] {
  const { w } = voice;
  const { members, joined } = record;
  if (!isKept(record))
    return [paragraph(w.inOffice(members.length)), paragraph(w.notKept), paragraph(w.joined(joined))];
  const present = members.filter(came).length;
  const excused = members.filter((member) => !came(member) && lastState(member) === 'excused').length;
  const quorum = quorumOf('half', members.length) ?? 0;
  return [
    paragraph(`${w.inOffice(members.length)} ${w.counts(present, excused, members.length - present - excused)}`),
    paragraph(w.quorum(present, quorum, present >= quorum)),
    {
      kind: 'table',
      head: [...w.attendanceHead],
      rows: members.map((member) => [
        String(member.seat),
        nameMember(voice, member),
        member.officer ? w.officers[member.officer] : '',
        tellAttendance(member, voice),
      ]),
    },
    paragraph(w.joined(joined)),
  ];
}

const lastState = ({ moves }: RecordedMember) => moves.at(-1)?.state ?? 'absent';

/** The times a member was there: each arrival with the leave that followed. */
function tellAttendance(member: RecordedMember, { w, time }: Voice): string {
  if (!came(member)) return lastState(member) === 'excused' ? w.excused : w.absent;
  const stays: string[] = [];
  let from: string | null = null;
  for (const { state, at } of member.moves) {
    if (state === 'present') from ??= at;
    else if (from !== null) {
      stays.push(w.here(time(from), time(at)));
      from = null;
    }
  }
  if (from !== null) stays.push(w.here(time(from), null));
  return w.and(stays);
}

/** The items in their order, with the minutes that were planned and those that they took. */
export function draftAgenda({ agenda }: MinutesRecord, { w, pick }: Voice): MinutesBlock[] {
  if (agenda.length === 0) return [paragraph(w.noAgenda)];
  const items = agenda.map(({ number, title, plannedMinutes, spentMs }) =>
    w.itemTimes(w.item(number, pick(title)), plannedMinutes, spentMs === 0 ? w.notOpened : w.minutes(spentMs)),
  );
  return [{ kind: 'list', items }];
}
