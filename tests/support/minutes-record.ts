import type { MinutesRecord, RecordedMember, RecordedMotion } from '#server/engines/minutes/record.ts';

const at = (time: string): string => `2026-11-02T${time}:00.000Z`;

const member = (seat: number, more: Partial<RecordedMember> = {}): RecordedMember => ({
  seat,
  association: { ar: `جمعية ${seat}`, fr: `Association ${seat}` },
  name: null,
  officer: null,
  moves: [],
  ...more,
});

export const motion = (more: Partial<RecordedMotion> = {}): RecordedMotion => ({
  agendaItemId: 'b',
  number: 1,
  title: { ar: 'المصادقة على الرأي', fr: 'Adoption de l’avis' },
  method: 'yes-no',
  secrecy: 'named',
  electorate: 'members',
  quorumRule: 'half',
  majorityRule: 'simple',
  options: [],
  seats: null,
  result: { yes: 3, no: 1, abstain: 1, cast: 5, entitled: 5, quorum: 3, quorumMet: true, adopted: true },
  ...more,
});

/** A sitting with everything that minutes tell of. */
export const record: MinutesRecord = {
  province: { ar: 'كلميم', fr: 'Guelmim' },
  commune: { ar: 'كلميم', fr: 'Guelmim' },
  space: { ar: 'الفضاء التشاوري للمواطنة', fr: 'Espace de concertation' },
  title: { ar: 'جلسة الحدائق', fr: 'Séance des jardins' },
  place: { ar: 'قاعة الجماعة', fr: 'Salle de la commune' },
  openedAt: at('17:00'),
  closedAt: at('18:35'),
  members: [
    member(1, { officer: 'president', name: 'إبراهيم', moves: [{ state: 'excused', at: at('16:00') }] }),
    member(2, { officer: 'vice_president', name: 'خديجة', moves: [{ state: 'present', at: at('16:55') }] }),
    member(3, {
      moves: [
        { state: 'present', at: at('17:05') },
        { state: 'left', at: at('17:40') },
        { state: 'present', at: at('18:00') },
        { state: 'left', at: at('18:20') },
      ],
    }),
    member(4, { name: 'سعيد' }),
    member(5, { moves: [{ state: 'present', at: at('17:00') }] }),
  ],
  joined: 12,
  agenda: [
    { agendaItemId: 'a', number: '1', title: { ar: 'عرض' }, plannedMinutes: 20, spentMs: 18 * 60_000, documents: [] },
    {
      agendaItemId: 'b',
      number: '2',
      title: { ar: 'نقاش', fr: 'Débat' },
      plannedMinutes: 40,
      spentMs: 20_000,
      documents: [
        { kind: 'pdf', title: { ar: 'تقرير الزيارة', fr: 'Compte rendu de visite' }, size: 1_234_567 },
        { kind: 'opinion', title: { fr: 'Avis sur le marché' }, size: null },
      ],
    },
  ],
  agendaMoves: [
    { at: at('17:01'), agendaItemId: 'a' },
    { at: at('17:20'), agendaItemId: 'b' },
    { at: at('18:30'), agendaItemId: null },
  ],
  turns: [
    { startedAt: at('17:03'), spokenMs: 170_000, seat: 2 },
    { startedAt: at('17:25'), spokenMs: 60_000, seat: null },
    { startedAt: at('17:30'), spokenMs: 125_000, seat: 3 },
    { startedAt: at('18:05'), spokenMs: 65_000, seat: 3 },
    { startedAt: at('18:32'), spokenMs: 10_000, seat: null },
  ],
  motions: [
    motion(),
    motion({
      number: 2,
      agendaItemId: null,
      title: { ar: 'موعد الزيارة', fr: 'Date de la visite' },
      result: {
        yes: 1,
        no: 0,
        abstain: 0,
        cast: 1,
        present: 2,
        entitled: 5,
        quorum: 3,
        quorumMet: false,
        adopted: false,
      },
    }),
  ],
  statements: { 1: 'نريد ظلا', 2: 'Moins de voitures', 3: 'رأي ثالث' },
  map: {
    people: 24,
    withheld: 0,
    groups: [],
    statements: [
      { number: 1, all: [22, 1, 1], groups: [], together: 0.9 },
      { number: 2, all: [12, 11, 0], groups: [], together: 0.2 },
      { number: 3, all: [5, 2, 0], groups: [], together: 0.3 },
      { number: 4, all: [5, 5, 0], groups: [], together: 0.1 },
    ],
    consensus: [{ number: 1, side: 'agree', count: 22, of: 24 }],
  },
  questions: [
    { number: 1, text: 'متى تبدأ\nالأشغال؟', supports: 2, answer: 'في يناير | إن شاء الله' },
    { number: 3, text: '- Qui paie ?', supports: 11, answer: null },
  ],
  unanswered: 3,
  moderation: { comments: 2, statements: 1, questions: 0, restored: 1, reasons: [{ reason: 'off_topic', count: 3 }] },
  pauses: [
    { from: at('17:45'), to: at('17:55') },
    { from: at('18:34'), to: null },
  ],
  overrides: 2,
  groups: [
    { name: { ar: 'جمعيات الأحياء', fr: 'Associations de quartier' }, minutes: 20, spentMs: 12 * 60_000 },
    { name: { ar: 'الساكنة' }, minutes: 20, spentMs: 0 },
  ],
};
