import { languages } from '#app/contract/languages.ts';
import type { listStatementTexts, StatementRow, StatementTallyRow } from '#db/queries/votes.ts';
import { csvTable } from './csv.ts';

const columns = [
  'statement-id',
  'added-at',
  'author-id',
  'agree',
  'disagree',
  'pass',
  'state',
  'reason',
  'lang',
  'text',
  'by-organisers',
  'merged-into',
  ...languages.map((lang) => `text-${lang}`),
  'translated',
];

/**
 * The statements that were ever shown; a hidden one without its text. `text-ar`, `text-fr` and so on hold the original and
 * its translations side by side.
 * @param who the pseudonyms of their authors
 */
export function statementsCsv(
  statements: StatementRow[],
  tallies: StatementTallyRow[],
  who: Map<string, number>,
): string {
  const tallyOf = new Map(tallies.map((row) => [row.statementId, row]));
  const numberOf = new Map(statements.map((row) => [row.statementId, row.number]));
  const rows = statements.map((row) => {
    const tally = tallyOf.get(row.statementId);
    const covered = row.state === 'hidden';
    const textIn = (lang: (typeof languages)[number]) =>
      covered ? '' : row.lang === lang ? row.text : (row.translations[lang] ?? '');
    const translated = covered ? [] : languages.filter((lang) => lang !== row.lang && row.translations[lang]);
    return [
      row.number,
      row.addedAt.toISOString(),
      who.get(row.authorId) ?? -1,
      tally?.agree ?? 0,
      tally?.disagree ?? 0,
      tally?.pass ?? 0,
      row.state,
      row.reason,
      row.lang,
      covered ? '' : row.text,
      row.byOrganisers ? 1 : 0,
      row.mergedInto === null ? null : (numberOf.get(row.mergedInto) ?? null),
      ...languages.map(textIn),
      translated.join(' '),
    ];
  });
  return csvTable(columns, rows);
}

type Texts = Awaited<ReturnType<typeof listStatementTexts>>;

/** Every translation that was ever shown of the statements that are not hidden. */
export function translationsCsv(statements: StatementRow[], texts: Texts): string {
  const numberOf = new Map(
    statements.filter(({ state }) => state !== 'hidden').map((row) => [row.statementId, row.number]),
  );
  const rows = texts.flatMap(({ statementId, lang, text, writtenAt }) => {
    const number = numberOf.get(statementId);
    return number === undefined ? [] : [[number, writtenAt.toISOString(), lang, text]];
  });
  return csvTable(['statement-id', 'written-at', 'lang', 'text'], rows);
}
