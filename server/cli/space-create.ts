import { limits } from '#app/contract/limits.ts';
import { localizedText } from '#app/contract/text.ts';
import { createSpace } from '../domain/communes/create-space.ts';
import { CommandError, readArgs, required, UsageError, type Command } from './command.ts';

const options = {
  commune: { type: 'string' },
  'name-ar': { type: 'string' },
  'name-fr': { type: 'string' },
  'name-en': { type: 'string' },
  seats: { type: 'string' },
} as const;

/** Used where no name is given. */
const defaultName = {
  ar: 'الفضاء التشاوري للمواطنة',
  fr: 'Espace de concertation pour la citoyenneté',
  en: 'Consultative Space for Citizenship',
};
const defaultSeats = 25;

export const createSpaceCommand: Command = {
  name: 'space create',
  usage: '--commune SLUG [--name-ar TEXT --name-fr TEXT --name-en TEXT] [--seats N]',
  summary: `Gives a commune its consultative space, with ${defaultSeats} seats unless told otherwise.`,
  async run(args, { withDatabase }) {
    const { values } = readArgs(args, options);
    const commune = required(values.commune, 'commune');
    const seatCount = readSeats(values.seats);
    const name = readName({ ar: values['name-ar'], fr: values['name-fr'], en: values['name-en'] });
    const made = await withDatabase(({ services }) =>
      createSpace(services.domain, { commune, name, about: {}, seatCount }),
    );
    if (!made) throw new CommandError(`The commune ${commune} has a space already.`);
    return {
      lines: [`The space of ${commune} was made, with ${seatCount} seats.`],
      data: { ...made, commune, seatCount },
    };
  },
};

function readSeats(text: string | undefined): number {
  if (text === undefined) return defaultSeats;
  const seats = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (seats < 1) throw new UsageError(`--seats must be a whole number from 1 to 999, not "${text}".`);
  return seats;
}

function readName(given: { ar: string | undefined; fr: string | undefined; en: string | undefined }) {
  const { ar, fr, en } = given;
  if (ar === undefined && fr === undefined && en === undefined) return defaultName;
  if (ar === undefined) throw new UsageError('--name-ar is missing.');
  const read = localizedText(limits.title).safeParse({ ar, ...(fr && { fr }), ...(en && { en }) });
  if (!read.success)
    throw new UsageError(`A name must have ${limits.title.min} to ${limits.title.max} characters on one line.`);
  return read.data;
}
