import type { DocumentKind } from '#app/contract/agenda-documents.ts';
import type { LevelCounts } from '#app/contract/levels.ts';
import type { ChannelCounts } from '#app/contract/hall.ts';
import type { Method } from '#app/contract/methods.ts';
import type { MinutesLang, MinutesOffice, MinutesSection, OfficerRole } from '#app/contract/minutes.ts';
import type { ModerationReason } from '#app/contract/moderation.ts';
import type { Electorate, MajorityRule, QuorumRule, Secrecy } from '#app/contract/motion-rules.ts';
import { toLocalTime } from '#app/contract/local-time.ts';

type Say<A extends unknown[]> = (...values: A) => string;

/** The words in which minutes are drafted: one set for each of their two languages. */
export type Words = {
  lang: MinutesLang;
  sections: Record<MinutesSection, string>;
  title: Say<[session: string]>;
  kingdom: string;
  province: Say<[name: string]>;
  commune: Say<[name: string]>;
  kind: Say<[kind: string]>;
  date: Say<[date: string]>;
  hour: Say<[time: string]>;
  place: Say<[place: string]>;
  chair: Say<[who: string]>;
  officers: Record<OfficerRole, string>;
  offices: Record<MinutesOffice, string>;
  /** A member by name, or by the seat where the name is not shown. */
  member: Say<[seat: number, association: string, name: string | null]>;
  inOffice: Say<[members: number]>;
  quorum: Say<[present: number, quorum: number, reached: boolean]>;
  notKept: string;
  counts: Say<[present: number, excused: number, absent: number]>;
  joined: Say<[people: number]>;
  attendanceHead: [seat: string, member: string, office: string, attendance: string];
  here: Say<[from: string, to: string | null]>;
  excused: string;
  absent: string;
  noAgenda: string;
  item: Say<[number: string, title: string]>;
  itemTimes: Say<[item: string, planned: number, spent: string]>;
  /** An item of the agenda that was never current. */
  notOpened: string;
  spent: Say<[spent: string]>;
  minutes: Say<[ms: number]>;
  documents: string;
  formats: Record<DocumentKind, string>;
  document: Say<[title: string, format: string, bytes: number]>;
  opinion: Say<[title: string]>;
  notSpoken: string;
  speakers: string;
  speaker: Say<[who: string, turns: number, spent: string]>;
  others: Say<[turns: number, spent: string]>;
  groups: string;
  group: Say<[name: string, spent: string, planned: number]>;
  beside: string;
  motion: Say<[number: number, title: string]>;
  electorates: Record<Electorate, string>;
  secrecies: Record<Secrecy, string>;
  quorums: Record<QuorumRule, string>;
  majorities: Record<MajorityRule, string>;
  methods: Record<Method, string>;
  notShown: string;
  yesNo: Say<[yes: number, no: number, abstain: number]>;
  /** How the ballots came, where not all came by phone. */
  channels: Say<[counts: ChannelCounts]>;
  /** Where votes count for more than one: people, what they weigh, and what all weigh. */
  weighed: Say<[people: number, cast: number, entitled: number]>;
  college: Say<
    [number: number, result: { yes: number; no: number; abstain: number; adopted: boolean }, quorum: string]
  >;
  /** How many ballots came from each level of assurance. */
  levels: Say<[counts: LevelCounts]>;
  /** How many of the ballots delegates cast. */
  delegated: Say<[count: number]>;
  consent: Say<[agree: number, aside: number, block: number]>;
  unanimous: string;
  adopted: string;
  rejected: string;
  quorumOf: Say<[part: number, quorum: number, met: boolean]>;
  ballots: Say<[cast: number]>;
  /** How many ballots of the hall name no option. */
  blank: Say<[count: number]>;
  optionHead: [option: string, score: string];
  winners: Say<[options: string[]]>;
  tie: Say<[options: string[]]>;
  /** A tie that the rules of the method ended. */
  tieEnded: Say<[options: string[]]>;
  noWinner: string;
  mapPeople: Say<[people: number, groups: number]>;
  consensus: string;
  disagreement: string;
  statement: Say<[number: number, text: string]>;
  agreed: Say<[statement: string, count: number, of: number]>;
  disagreed: Say<[statement: string, count: number, of: number]>;
  divided: Say<[statement: string, agree: number, disagree: number]>;
  noMap: string;
  question: Say<[number: number, supports: number]>;
  quoted: Say<[text: string]>;
  answer: Say<[text: string]>;
  aloud: string;
  noQuestions: string;
  unanswered: Say<[count: number]>;
  hidden: Say<[comments: number, statements: number, questions: number]>;
  restored: Say<[count: number]>;
  reasons: Record<ModerationReason, string>;
  counted: Say<[what: string, count: number]>;
  noModeration: string;
  pause: Say<[from: string, to: string | null]>;
  overrides: Say<[count: number]>;
  missedQuorum: Say<[motion: string]>;
  noIncidents: string;
  closed: Say<[time: string]>;
  written: string;
  /** Ends a part of which more happened than it can hold. */
  rest: string;
  and: Say<[items: string[]]>;
  signatures: string;
  signedBy: Say<[office: string, who: string, at: string]>;
  unsigned: Say<[office: string]>;
  version: Say<[number: number]>;
  published: Say<[at: string]>;
  reason: Say<[text: string]>;
};

/** Forms of a counted word by the plural categories of a language; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Says a number with its word. */
export function counter(tag: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(tag);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', String(count));
}

/** Dates and times of Morocco in words. @param tag of the language, with the country's names of months */
export function clock(tag: string): { day(iso: string): string; time(iso: string): string } {
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' });
  const local = (iso: string): string => toLocalTime(new Date(iso));
  return {
    day: (iso) => days.format(new Date(`${local(iso)}:00Z`)),
    time: (iso) => local(iso).slice(11),
  };
}

/** Bytes as a number and its unit, by thousands: of the two units the one in which people know files. */
export function sayBytes(bytes: number, [kilo, mega]: [kilo: string, mega: string]): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))} ${kilo}`;
  const value = bytes / 1_000_000;
  return `${value < 10 ? String(Math.round(value * 10) / 10).replace('.', ',') : Math.round(value)} ${mega}`;
}

/** Whole minutes; what took less than half of one is told as such. */
export const wholeMinutes = (ms: number): number => Math.round(ms / 60_000);
