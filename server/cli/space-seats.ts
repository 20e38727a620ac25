import { seatCategories } from '#app/contract/colleges.ts';
import { email } from '#app/contract/inputs/sign-in.ts';
import { limits } from '#app/contract/limits.ts';
import { officerRoles } from '#app/contract/minutes.ts';
import { personName, shortText } from '#app/contract/text.ts';
import { fillSeats, type FilledSeat, type SeatHolder } from '../domain/communes/fill-seats.ts';
import { CommandError, readArgs, required, type Command } from './command.ts';
import { readTableFile, type TableRow } from './read-table.ts';

const columns = [
  'seat',
  'association_ar',
  'association_fr',
  'category',
  'holder',
  'email',
  'name_consent_on',
  'office',
  'starts_on',
  'ends_on',
];

export const spaceSeatsCommand: Command = {
  name: 'space seats',
  usage: '--commune SLUG FILE.csv',
  summary: `Fills the seats of a space from a table with the columns ${columns.join(', ')}, or brings them up to date. category is ${seatCategories.join(', ')}; office is empty or ${officerRoles.join(', ')}; dates are YYYY-MM-DD; a seat without a holder is vacant, an e-mail is that of an account.`,
  async run(args, { withDatabase }) {
    const { values, positionals } = readArgs(args, { commune: { type: 'string' } }, ['FILE.csv']);
    const commune = required(values.commune, 'commune');
    const seats = readSeats(positionals[0] ?? '');
    const done = await withDatabase(({ services }) => fillSeats(services.domain, commune, seats));
    return {
      lines: [`${done.seats} seats of ${commune} are up to date, ${done.held} of them held.`],
      data: { commune, ...done },
    };
  },
};

/** The seats of a file. @throws CommandError for the first wrong line */
export function readSeats(file: string): FilledSeat[] {
  const rows = readTableFile(file, columns);
  const seats = rows.map(readSeat);
  if (seats.length === 0) throw new CommandError(`${file} holds no seat.`);
  const twice = (found: Array<string | number | null | undefined>) =>
    found.find((value, at) => value !== null && value !== undefined && found.indexOf(value) < at);
  const number = twice(seats.map((seat) => seat.number));
  if (number !== undefined) throw new CommandError(`${file}: seat ${number} stands there twice.`);
  const heads = seats.map(({ holder }) => (holder?.office === 'vice_president' ? null : holder?.office));
  const office = twice(heads);
  if (office !== undefined) throw new CommandError(`${file}: two seats have the office ${office}.`);
  return seats;
}

function readSeat({ line, cell }: TableRow): FilledSeat {
  const fail = (what: string): never => {
    throw new CommandError(`Line ${line}: ${what}`);
  };
  const number = /^\d{1,3}$/.test(cell('seat').trim()) ? Number(cell('seat')) : 0;
  if (number < 1) fail(`"${cell('seat')}" is not the number of a seat.`);
  const ar = shortText(limits.title).safeParse(cell('association_ar'));
  if (!ar.success) return fail('association_ar is empty or too long.');
  const fr = cell('association_fr').trim();
  const typed = cell('category').trim();
  const category = seatCategories.find((known) => known === typed);
  if (!category) return fail(`"${typed}" is not a category; there are ${seatCategories.join(', ')}.`);
  const holder = cell('holder').trim() === '' ? null : readHolder({ line, cell }, fail);
  return { number, association: { ar: ar.data, ...(fr && { fr }) }, category, holder };
}

function readHolder({ cell }: TableRow, fail: (what: string) => never): SeatHolder {
  const name = personName(limits.displayName).safeParse(cell('holder'));
  if (!name.success) return fail(`"${cell('holder')}" is not a name.`);
  const address = cell('email').trim();
  if (address !== '' && !email.safeParse(address).success) fail(`"${address}" is not an e-mail address.`);
  const office = cell('office').trim();
  const known = officerRoles.find((role) => role === office);
  if (office !== '' && !known) fail(`"${office}" is not an office; there are ${officerRoles.join(', ')}.`);
  const date = (column: string): string | null => {
    const text = cell(column).trim();
    if (text !== '' && (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))))
      fail(`${column}: "${text}" is not a date as YYYY-MM-DD.`);
    return text || null;
  };
  const [startsOn, endsOn] = [date('starts_on'), date('ends_on')];
  if (startsOn === null) return fail('starts_on is empty: the day on which the mandate begins.');
  if (endsOn !== null && endsOn < startsOn) fail('ends_on is before starts_on.');
  return {
    name: name.data,
    email: address === '' ? null : email.parse(address),
    nameConsentOn: date('name_consent_on'),
    startsOn,
    endsOn,
    office: known ?? null,
  };
}
