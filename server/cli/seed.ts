import { seedDemo } from '#db/seed/seed-demo.ts';
import { CommandError, readArgs, type Command } from './command.ts';

export const seedCommand: Command = {
  name: 'seed demo',
  usage: '',
  summary: 'Loads the demo commune and its accounts into a database that holds no commune yet.',
  async run(args, { withDatabase }) {
    readArgs(args, {});
    const loaded = await withDatabase(({ databaseUrl }) => seedDemo(databaseUrl));
    if (!loaded) throw new CommandError('There are communes already: the demo was not loaded.');
    return { lines: ['The demo commune was loaded.'], data: { loaded } };
  },
};
