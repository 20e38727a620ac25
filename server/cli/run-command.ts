import { ConfigError } from '../config.ts';
import { toUnavailable } from '../domain/unavailable.ts';
import { accountCommands } from './accounts.ts';
import { CommandError, UsageError, type Command, type Result, type Surroundings } from './command.ts';
import { importCommunesCommand } from './communes-import.ts';
import { listCommunesCommand } from './communes-list.ts';
import { decideCommand } from './decide.ts';
import { exportCommand } from './export.ts';
import { explain } from './messages.ts';
import { opinionMapCommand } from './opinion-map.ts';
import { recountCommand } from './recount.ts';
import { replayCommand } from './replay.ts';
import { seedCommand } from './seed.ts';
import { createSpaceCommand } from './space-create.ts';
import { spaceSeatsCommand } from './space-seats.ts';
import { spaceDelegationCommand } from './space-delegation.ts';
import { tallyCommand } from './tally.ts';
import { verifyLogCommand } from './verify-log.ts';

const commands: readonly Command[] = [
  importCommunesCommand,
  listCommunesCommand,
  createSpaceCommand,
  spaceSeatsCommand,
  spaceDelegationCommand,
  ...accountCommands,
  seedCommand,
  exportCommand,
  recountCommand,
  replayCommand,
  tallyCommand,
  decideCommand,
  verifyLogCommand,
  opinionMapCommand,
];

/** What a finished command leaves: 0 done, 1 not done, 2 called wrongly, and what it printed. */
export type Ending = { status: number; stdout: string; stderr: string };

/** Runs one command of the administrator. Never throws. */
export async function runCommand(args: string[], around: Surroundings): Promise<Ending> {
  const json = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  try {
    const command = findCommand(rest);
    const { lines, data, exitCode = 0 } = command === null ? help() : await run(command, rest, around);
    return { status: exitCode, stdout: `${json ? JSON.stringify(data) : lines.join('\n')}\n`, stderr: '' };
  } catch (error) {
    return fail(error, json);
  }
}

/** @returns null when help was asked for */
function findCommand(args: string[]): Command | null {
  if (args[0] === '--help' || args[0] === '-h' || args[0] === 'help') return null;
  if (args.length === 0) throw new UsageError('A command is missing; --help lists them.');
  const found = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  if (!found) throw new UsageError(`There is no command "${args.slice(0, 2).join(' ')}"; --help lists them.`);
  return found;
}

function run(command: Command, args: string[], around: Surroundings): Promise<Result> {
  const own = args.slice(command.name.split(' ').length);
  if (!own.includes('--help') && !own.includes('-h')) return command.run(own, around);
  const { name, usage, summary } = command;
  return Promise.resolve({
    lines: [`npm run cli -- ${name} ${usage}`.trim(), summary],
    data: { name, usage, summary },
  });
}

function help(): Result {
  return {
    lines: [
      'npm run cli -- COMMAND [--json]',
      '',
      ...commands.flatMap(({ name, usage, summary }) => [`  ${name} ${usage}`.trimEnd(), `      ${summary}`]),
    ],
    data: { commands: commands.map(({ name, usage, summary }) => ({ name, usage, summary })) },
  };
}

function fail(error: unknown, json: boolean): Ending {
  const wrongCall = error instanceof UsageError;
  const expected = wrongCall || error instanceof CommandError || error instanceof ConfigError;
  const message = expected ? error.message : explain(toUnavailable(error));
  // Anything else is a bug, and told with its place.
  const stderr = message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    status: wrongCall ? 2 : 1,
    stdout: json ? `${JSON.stringify({ error: message ?? 'The command failed.' })}\n` : '',
    stderr: `${stderr}\n`,
  };
}
