import { describe, expect, test } from 'vitest';
import { limits } from '#app/contract/limits.ts';
import { minutesSections, toComplete, type MinutesBlock, type MinutesContent } from '#app/contract/minutes.ts';
import { readMinutesText, writeMinutesText } from '#app/contract/minutes-text.ts';
import type { OptionsResult } from '#app/contract/results.ts';
import { composePaper } from '#server/engines/minutes/compose-paper.ts';
import { scriptRuns, withoutIsolates } from '#app/contract/script-runs.ts';
import { draftContent } from '#server/engines/minutes/draft-content.ts';
import type { MinutesRecord } from '#server/engines/minutes/record.ts';
import { motion, record } from '#tests/support/minutes-record.ts';

/** Without the marks of direction, which have a test of their own. */
const draftOf = (change: Partial<MinutesRecord>): MinutesContent =>
  JSON.parse(withoutIsolates(JSON.stringify(draftContent({ ...record, ...change })))) as MinutesContent;
const drafted = draftOf({});

describe('plain text and blocks', () => {
  const blocks: MinutesBlock[] = [
    { kind: 'heading', text: 'عنوان' },
    { kind: 'paragraph', text: 'سطر\nوسطر' },
    { kind: 'list', items: ['un', 'deux'] },
    {
      kind: 'table',
      head: ['a', ''],
      rows: [
        ['1', 'x'],
        ['', 'y'],
      ],
    },
  ];
  test('what was written is read back', () => {
    expect(readMinutesText(writeMinutesText(blocks))).toEqual(blocks);
  });
  test('words of people start no block and part no cell', () => {
    const hostile: MinutesBlock[] = [
      { kind: 'paragraph', text: '- not a list' },
      { kind: 'paragraph', text: '| no table' },
      { kind: 'table', head: ['h'], rows: [['a|b\nc']] },
    ];
    expect(readMinutesText(writeMinutesText(hostile))).toEqual([
      { kind: 'paragraph', text: '\u2013 not a list' },
      { kind: 'paragraph', text: '\u2013 no table' },
      { kind: 'table', head: ['h'], rows: [['a/b c']] },
    ]);
  });
  test.each([
    ['', []],
    ['\n\n', []],
    ['a\n- b\n- c\nd', ['paragraph', 'list', 'paragraph']],
    ['## a\n## b', ['heading', 'heading']],
    ['| a |\n\n| b | c |', ['table', 'table']],
    ['#a\n-b', ['paragraph']],
  ])('%j', (text, kinds) => {
    expect(readMinutesText(text).map((block) => block.kind)).toEqual(kinds);
  });
  test('rows of a table are as long as the longest', () => {
    expect(readMinutesText('| a |\n| b | c |')).toEqual([{ kind: 'table', head: ['a', ''], rows: [['b', 'c']] }]);
  });
});

describe('the draft', () => {
  test('has every part in both languages, and is the same each time', () => {
    expect(draftContent(structuredClone(record))).toEqual(draftContent(record));
    for (const section of minutesSections) {
      expect(drafted[section].ar, section).toMatch(/\p{Script=Arabic}/u);
      expect(drafted[section].fr, section).toMatch(/[a-zé]{3}/);
    }
  });
  test('tells where and when by the local clock, and leaves the kind of sitting to be written', () => {
    expect(drafted.sitting.ar).toContain('المملكة المغربية');
    expect(drafted.sitting.ar).toContain('نونبر');
    expect(drafted.sitting.fr).toContain('lundi 2 novembre 2026');
    expect(drafted.sitting.fr).toContain('Ouverture : 17:00');
    expect(draftOf({ openedAt: '2026-07-01T17:00:00.000Z' }).sitting.fr).toContain('Ouverture : 18:00');
    expect(drafted.sitting.fr).toContain(`extraordinaire) : ${toComplete}`);
  });
  test('the vice-president chaired where the president did not come; without a list the president did', () => {
    expect(drafted.sitting.ar).toContain('مسير(ة) الجلسة: خديجة');
    const noList = draftOf({ members: record.members.map((one) => ({ ...one, moves: [] })) });
    expect(noList.sitting.ar).toContain('مسير(ة) الجلسة: إبراهيم');
    expect(draftOf({ members: [] }).sitting.ar).toContain(`مسير(ة) الجلسة: ${toComplete}`);
  });
  test('attendance in numbers and by seat, names only where they are given', () => {
    expect(drafted.attendance.fr).toContain('Présents : 3 ; excusés : 1 ; absents : 1.');
    expect(drafted.attendance.fr).toContain('Le quorum est atteint.');
    expect(drafted.attendance.fr).toContain(
      '| 3 | Siège 3 (Association 3) |  | de 17:05 à 17:40 et de 18:00 à 18:20 |',
    );
    expect(drafted.attendance.fr).toContain('| 4 | سعيد (Association 4) |  | absent(e) |');
    expect(drafted.attendance.ar).toContain('انضم إلى الجلسة 12 شخصا.');
    expect(draftOf({ members: record.members.map((one) => ({ ...one, moves: [] })) }).attendance.ar).toContain(
      'لم تُمسك لائحة حضور الأعضاء.',
    );
  });
  test('who spoke, under the item that was on: members one by one, all others as one number', () => {
    const [, first = '', second = '', beside = ''] = drafted.proceedings.fr.split('## ');
    expect(first).toContain('- خديجة (Association 2) : 1 prise de parole, 3 minutes');
    expect(second).toContain('Durée : moins d’une minute.');
    expect(second).toContain('- Citoyennes, citoyens et autres présents : 1 prise de parole, 1 minute');
    expect(second).toContain('- Siège 3 (Association 3) : 2 prises de parole, 3 minutes');
    expect(beside).toContain('moins d’une minute');
    expect(drafted.proceedings.ar).toContain('تدخلان، 3 دقائق');
    expect(drafted.proceedings.ar).toContain('جمعيات الأحياء: 12 دقيقة (المقرر: 20 د)');
    expect(drafted.proceedings.fr).toContain('Associations de quartier : 12 minutes (prévu : 20 min)');
  });
  test('the documents of an item, with format and size in words; none where there are none', () => {
    const { ar, fr } = drafted.proceedings;
    expect(fr).toContain(
      'Documents présentés :\n\n- Compte rendu de visite (PDF, 1,2 Mo)\n- Avis sur le marché (avis de l’espace)',
    );
    expect(ar).toContain('- تقرير الزيارة (PDF بحجم 1,2 ميغابايت)\n- Avis sur le marché (رأي للفضاء)');
    const told = JSON.stringify(draftOf({ agenda: record.agenda.map((item) => ({ ...item, documents: [] })) }));
    expect(told).not.toContain('Documents présentés');
  });
  test('statements that unite and that divide; one that is hidden is not named', () => {
    expect(drafted.opinions.fr).toContain('- n° 1 « نريد ظلا » : 22 d’accord sur 24');
    const divided = drafted.opinions.fr.split('## Propositions qui divisent')[1] ?? '';
    expect(divided.trim().split('\n')).toEqual([
      '- n° 2 « Moins de voitures » : 12 d’accord, 11 pas d’accord',
      '- n° 3 « رأي ثالث » : 5 d’accord, 2 pas d’accord',
    ]);
    expect(drafted.opinions.fr).toContain('réunit 24 personnes.');
    expect(draftOf({ map: null }).opinions.ar).toBe('لا توجد خريطة آراء لهذه الجلسة.');
  });
  test('questions with their answers, moderation in numbers, incidents, the end', () => {
    expect(drafted.questions.ar).toContain('الجواب: في يناير | إن شاء الله');
    expect(drafted.questions.fr).toContain('« - Qui paie ? »');
    expect(drafted.questions.fr).toContain('La réponse a été donnée de vive voix.');
    expect(drafted.questions.ar).toContain('بقيت 3 أسئلة أخرى دون جواب');
    expect(drafted.moderation.fr).toContain('- hors sujet ou répétition (point 5) : 3');
    expect(drafted.incidents.fr.split('\n')).toEqual([
      '- Séance suspendue de 17:45 à 17:55.',
      '- Séance suspendue à 18:34.',
      '- La présidence a changé 2 fois l’ordre des intervenants.',
      '- Quorum non atteint : Vote n° 2 : Date de la visite',
    ]);
    expect(drafted.closing.ar).toContain('رُفعت الجلسة على الساعة 18:35.');
  });
  test('a part that would not fit into its form ends with where the rest is', () => {
    const many = Array.from({ length: 400 }, (_, number) => ({
      number,
      text: 'سؤال '.repeat(90),
      supports: 0,
      answer: null,
    }));
    const { ar } = draftOf({ questions: many }).questions;
    expect([...ar].length).toBeLessThanOrEqual(limits.minutesText.max);
    expect(ar).toMatch(/توجد البقية في المعطيات المفتوحة للجلسة\.$/);
  });
});

test('words of the other script are runs of their own, whole and in their own direction', () => {
  const { opinions, attendance } = draftContent(record);
  const line = opinions.fr.split('\n').find((one) => one.startsWith('- n° 1')) ?? '';
  expect(scriptRuns(line, 'fr')).toEqual([
    { text: '- n° 1 « ', lang: 'fr' },
    { text: 'نريد ظلا', lang: 'ar' },
    { text: ' » : 22 d’accord sur 24', lang: 'fr' },
  ]);
  expect(attendance.ar, 'words of the same script need no mark').not.toMatch(/[\u2066-\u2069]/);
  expect(scriptRuns('la commune de كلميم الكبرى, 2026', 'fr').map((run) => run.lang)).toEqual(['fr', 'ar', 'fr']);
  expect(scriptRuns('\u2068a\u2069\u2069\u202e ب', 'ar')).toEqual([
    { text: 'a', lang: 'fr' },
    { text: ' ب', lang: 'ar' },
  ]);
});

describe('what became of a motion', () => {
  const counted = { cast: 5, entitled: null, quorum: null, quorumMet: true };
  const options = [
    { optionId: 'a', text: { ar: 'الأولى', fr: 'La première' } },
    { optionId: 'b', text: { ar: 'الثانية', fr: 'La seconde' } },
  ];
  const counts = (more: Partial<OptionsResult>): OptionsResult => ({
    ...counted,
    ranking: [['a'], ['b']],
    winners: ['a'],
    ties: [],
    scores: { a: 3, b: 2 },
    ...more,
  });
  const tell = (change: Parameters<typeof motion>[0]): string => draftOf({ motions: [motion(change)] }).proceedings.fr;
  test.each([
    [
      'adopted',
      {},
      ['Pour : 3 ; contre : 1 ; abstentions : 1.', 'Quorum : 5 sur 3 nécessaires, atteint.', 'Résultat : adopté.'],
    ],
    [
      'voices of the hall',
      { result: { yes: 9, no: 0, abstain: 1, channels: { phone: 3, paper: 7 }, ...counted, cast: 10, adopted: true } },
      ['Voies de vote : par téléphone 3 · sur papier 7.', 'Résultat : adopté.'],
    ],
    [
      'levels of assurance',
      {
        result: {
          yes: 9,
          no: 1,
          abstain: 1,
          levels: { device: 8, contact: 2, member: 1 },
          ...counted,
          cast: 11,
          adopted: true,
        },
      },
      [
        'Niveau de vérification des votants : appareil avec le code 8 · compte à adresse confirmée 2 · liste des membres 1.',
        'Résultat : adopté.',
      ],
    ],
    [
      'options and blank paper',
      { method: 'single', options, result: counts({ blank: 2, cast: 7, channels: { phone: 3, paper: 4 } }) },
      ['7 bulletins.', 'Dont blancs, nuls ou sans choix : 2.', 'sur papier 4.'],
    ],
    ['unanimous', { result: { yes: 2, no: 0, abstain: 0, ...counted, adopted: true } }, ['à l’unanimité']],
    ['rejected', { result: { yes: 2, no: 2, abstain: 0, ...counted, adopted: false } }, ['Résultat : non adopté.']],
    ['no result shown', { result: null }, ['Le résultat n’a pas été montré.']],
    [
      'consent',
      { method: 'consent', result: { agree: 2, aside: 1, block: 1, reasons: ['x'], ...counted, adopted: false } },
      ['Consentements : 2 ; retraits : 1 ; oppositions : 1.', 'non adopté'],
    ],
    ['one option', { method: 'single', options, result: counts({}) }, ['Retenu : La première.', '| La seconde | 2 |']],
    [
      'a tie',
      { method: 'single', options, result: counts({ winners: ['a', 'b'] }) },
      ['ne tranche pas : La première et La seconde.'],
    ],
    [
      'several seats',
      { method: 'ranked-stv', options, seats: 2, result: counts({ winners: ['a', 'b'] }) },
      ['Retenu : La première et La seconde.'],
    ],
    [
      'options without a quorum',
      { method: 'single', options, result: counts({ quorumMet: false, quorum: 9 }) },
      ['Aucune option n’est retenue.'],
    ],
  ] as const)('%s', (_, change, sentences) => {
    const text = tell(change as Parameters<typeof motion>[0]);
    for (const sentence of sentences) expect(text).toContain(sentence);
  });
});

test('a paper has its parts by name, its signatures and its version; an empty part is left out', () => {
  const paper = composePaper(
    {
      session: record.title,
      content: { ...drafted, incidents: { ar: '', fr: '' } },
      number: 2,
      reason: 'سقط عدد',
      publishedAt: '2026-11-10T10:00:00.000Z',
      sha256: 'ab',
      signatures: [
        {
          office: 'president',
          role: 'vice_president',
          seat: 2,
          name: null,
          association: { ar: 'جمعية' },
          signedAt: '2026-11-09T10:00:00.000Z',
        },
      ],
    },
    'ar',
  );
  expect(paper.title).toBe('محضر: جلسة الحدائق');
  expect(paper.sections.map((part) => part.section)).toEqual(minutesSections.filter((one) => one !== 'incidents'));
  expect(paper.signatures.items[0]).toContain('نائب(ة) الرئيس(ة): المقعد 2 (جمعية)، وُقع يوم');
  expect(paper.signatures.items[1]).toContain('لم يُوقع بعد');
  expect(paper.version).toEqual(['النسخة 2', expect.stringContaining('نونبر'), 'سبب التصحيح: سقط عدد']);
});
