import * as z from 'zod/mini';
import { computeOpinionMap, type ConsensusStatement, type OpinionMap } from '../engines/opinion-map/compute-map.ts';
import { listVotes, type NamedVotes } from '../engines/opinion-map/list-votes.ts';
import { CommandError, type Command } from './command.ts';
import { checkJson, readFileArgs, readText } from './read-input.ts';
import { readHeader, readTable } from './read-table.ts';

const nameError = 'must be a text or a number';
const name = z.union([z.string(), z.number()], { error: nameError });
const vote = z.literal([-1, 0, 1], { error: 'must be -1, 0 or 1' });

/** Votes in the order in which they were cast (agree 1, pass 0, disagree −1), and names of statements to leave out. */
const conversation = z.strictObject({
  votes: z.array(z.tuple([name, name, vote], { error: 'must be [participant, statement, vote]' }), {
    error: 'must be a list of [participant, statement, vote]',
  }),
  moderatedOut: z.optional(z.array(name, { error: 'must be a list of statements' })),
});

type Name = z.infer<typeof name>;
type Input = NamedVotes<Name, Name> & { moderatedOut: Name[] };

const votesByText: Readonly<Record<string, 1 | 0 | -1>> = { '1': 1, '0': 0, '-1': -1 };

export const opinionMapCommand: Command = {
  name: 'opinion-map',
  usage: '[FILE]',
  summary: 'Computes the opinion map of a participants-votes.csv, or of votes as JSON, from a file or piped in.',
  async run(args, around) {
    const { file } = readFileArgs(args, {});
    const text = await readText(file, around);
    const input = (isJson(text) ? readVotes : readVotesTable)(text, file ?? 'The input');
    const moderatedOut = input.moderatedOut.map((statement) => findStatement(input.statements, statement));
    const map = computeOpinionMap(input.votes, { moderatedOut });
    return { lines: tell(map, input), data: present(map, input) };
  },
};

function isJson(text: string): boolean {
  return /^\ufeff?\s*[{[]/.test(text);
}

/** @throws CommandError that names the first wrong place */
function readVotes(text: string, file: string): Input {
  const { votes, moderatedOut = [] } = checkJson(conversation, text, file);
  return { ...listVotes<Name, Name>(votes), moderatedOut };
}

function findStatement(statements: readonly Name[], wanted: Name): number {
  const place = statements.indexOf(wanted);
  if (place < 0) throw new CommandError(`moderatedOut: nobody voted on a statement ${JSON.stringify(wanted)}.`);
  return place;
}

/**
 * A line for each participant, a column named by its number for each statement, empty where there is no vote: as in our
 * export and in that of Polis. Columns of other names tell nothing new.
 * @throws CommandError for a table that is none of votes, or the first wrong cell
 */
function readVotesTable(text: string, file: string): Input {
  const rows = readTable(text, ['participant'], file);
  const statements = readHeader(text, file).filter((column) => /^\d+$/.test(column));
  if (new Set(statements).size < statements.length) throw new CommandError(`${file} has a statement twice.`);
  const participants = new Set<string>();
  const triples: Array<[string, string, number]> = [];
  for (const { line, cell } of rows) {
    const participant = cell('participant').trim();
    if (participants.has(participant)) {
      throw new CommandError(`${file} line ${line}: participant ${JSON.stringify(participant)} is there twice.`);
    }
    participants.add(participant);
    for (const statement of statements) {
      const cast = cell(statement).trim();
      if (cast === '') continue;
      const value = votesByText[cast];
      if (value === undefined) throw new CommandError(`${file} line ${line}: ${JSON.stringify(cast)} is not a vote.`);
      triples.push([participant, statement, value]);
    }
  }
  return { ...listVotes<Name, Name>(triples, participants, statements), moderatedOut: [] };
}

type Named = Pick<Input, 'participants' | 'statements'>;

/** The map in plain lists, everyone and everything under the names of the input. */
function present(map: OpinionMap, { participants, statements }: Named): Record<string, unknown> {
  const named = <S extends ConsensusStatement>(one: S) => ({ ...one, statement: statements[one.statement] });
  return {
    center: [...map.center],
    components: map.components.map((component) => [...component]),
    positions: participants.map((participant, row) => ({
      participant,
      x: map.positions.xs[row],
      y: map.positions.ys[row],
    })),
    groups: map.groups.map(({ id, x, y, members }) => ({
      id,
      members: Array.from(members, (row) => participants[row]),
      center: [x, y],
    })),
    statements: statements.map((id, place) => ({
      id,
      extremity: map.extremity[place],
      votes: countAt(map.votes, place),
      groupVotes: map.groups.map((group) => ({ group: group.id, ...countAt(group.votes, place) })),
      groupAwareConsensus: map.groupAwareConsensus[place],
      priority: map.priorities[place],
    })),
    representative: map.groups.map(({ id }, place) => ({
      group: id,
      statements: (map.representative[place] ?? []).map(named),
    })),
    consensus: { agree: map.consensus.agree.map(named), disagree: map.consensus.disagree.map(named) },
  };
}

function countAt(tally: OpinionMap['votes'], place: number): { agree: number; disagree: number; pass: number } {
  const agree = tally.agree[place] ?? 0;
  const disagree = tally.disagree[place] ?? 0;
  return { agree, disagree, pass: (tally.seen[place] ?? 0) - agree - disagree };
}

function tell(map: OpinionMap, { participants, statements }: Named): string[] {
  const list = (found: readonly ConsensusStatement[]): string =>
    found.length === 0 ? 'nothing' : found.map((one) => statements[one.statement]).join(', ');
  const votes = map.voteCounts.reduce((sum, count) => sum + count, 0);
  return [
    `${participants.length} participants, ${map.inConversation.length} of them in the conversation; ` +
      `${statements.length} statements, ${votes} votes.`,
    ...map.groups.map(({ id, members }, place) => {
      const own = map.representative[place] ?? [];
      const [agreed, disagreed] = [
        own.filter((one) => one.side === 'agree'),
        own.filter((one) => one.side !== 'agree'),
      ];
      return `Group ${id}, ${members.length} members: agrees with ${list(agreed)}; disagrees with ${list(disagreed)}.`;
    }),
    `All agree with ${list(map.consensus.agree)}; disagree with ${list(map.consensus.disagree)}.`,
  ];
}
