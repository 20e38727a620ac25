import { runCommand } from './run-command.ts';
import { createSurroundings } from './surroundings.ts';

const { status, stdout, stderr } = await runCommand(
  process.argv.slice(2),
  createSurroundings(process.env, process.stdin),
);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
// The channel to the starting process would keep this one alive.
process.channel?.unref();
