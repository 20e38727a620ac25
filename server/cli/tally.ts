import * as z from 'zod/mini';
import { TallyError, type Election, type Outcome, type Tie } from '../engines/tally/election.ts';
import { tally, tallyMethods, type TallyMethod } from '../engines/tally/tally.ts';
import { CommandError, required, UsageError, readArgs, type Command } from './command.ts';
import { readFileArgs, readJson } from './read-input.ts';

const names = z.array(z.string({ error: 'must be a text' }), { error: 'must be a list of names' });

/**
 * An election: `ballots` hold how many there are of each (`w`), and either `ranking`, groups of names with the preferred
 * first, or `scores` by name. `lot` is an order of all candidates that was drawn for ties.
 */
const election = z.strictObject({
  candidates: names,
  ballots: z.array(
    z.strictObject({
      w: z.number({ error: 'must be a number' }),
      ranking: z.optional(z.array(names, { error: 'must be a list of lists of names' })),
      scores: z.optional(z.record(z.string(), z.number({ error: 'must be a number' }))),
    }),
    { error: 'must be a list of ballots' },
  ),
  seats: z.optional(z.number({ error: 'must be a number' })),
  lot: z.optional(names),
});

const options = { method: { type: 'string' }, seats: { type: 'string' } } as const satisfies Parameters<
  typeof readArgs
>[1];

export const tallyCommand: Command = {
  name: 'tally',
  usage: '[FILE] --method METHOD [--seats N]',
  summary: `Tallies ballots from a file or piped in; methods: ${tallyMethods.join(', ')}.`,
  async run(args, around) {
    const { values, file } = readFileArgs(args, options);
    const method = readMethod(required(values.method, 'method'));
    const seats = values.seats === undefined ? undefined : readSeats(values.seats);
    const read: Election = await readJson(election, file, around);
    const outcome = tallyOrExplain(method, { ...read, ...(seats !== undefined && { seats }) });
    return { lines: tell(outcome), data: { method, ...outcome } };
  },
};

function readMethod(text: string): TallyMethod {
  const method = tallyMethods.find((one) => one === text);
  if (!method) throw new UsageError(`There is no method "${text}"; there are ${tallyMethods.join(', ')}.`);
  return method;
}

function readSeats(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError('--seats must be a whole number from 1.');
  return Number(text);
}

function tallyOrExplain(method: TallyMethod, read: Election): Outcome {
  try {
    return tally(method, read);
  } catch (error) {
    if (error instanceof TallyError) throw new CommandError(`The election cannot be tallied: ${error.message}.`);
    throw error;
  }
}

function tell({ winners, ranking, quota, rounds, ties }: Outcome): string[] {
  return [
    `Elected: ${winners.join(', ')}`,
    `Ranking: ${ranking.map((group) => group.join(' = ')).join(' > ')}`,
    ...(quota === undefined ? [] : [`Quota: ${quota}`]),
    ...(rounds ?? []).map(({ action, candidate, tallies }, index) => {
      const votes = Object.entries(tallies).map(([name, number]) => `${name} ${number}`);
      return `${index + 1}. ${action}${candidate === undefined ? '' : ` of ${candidate}`}: ${votes.join(', ')}`;
    }),
    ...ties.map(tellTie),
  ];
}

const ends = {
  'earlier-round': 'by the earlier counts',
  lot: 'by lot',
  order: 'by their order: no lot was drawn',
} as const;

function tellTie({ candidates, chosen, by }: Tie): string {
  return `Tie of ${candidates.join(', ')}: it met ${chosen}, ${ends[by]}.`;
}
