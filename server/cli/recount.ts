import { readArgs, type Command } from './command.ts';
import { recountArchive } from './recount/count-archive.ts';
import { readArchiveFile } from './recount/read-archive.ts';

/** Differences told one by one; the rest is only counted. */
const shown = 20;

export const recountCommand: Command = {
  name: 'recount',
  usage: 'FILE.zip',
  summary:
    'Counts the open data of a session anew; exit status 1 when a published figure does not follow from the votes.',
  run(args) {
    const [file = ''] = readArgs(args, {}, ['FILE.zip']).positionals;
    const recount = recountArchive(readArchiveFile(file));
    const { votes, voters, statements, motions, differences } = recount;
    const more = differences.length - shown;
    return Promise.resolve({
      lines: [
        `${votes} votes of ${voters} voters on ${statements} statements, ${motions} results of motions.`,
        ...differences.slice(0, shown),
        ...(more > 0 ? [`… and ${more} more.`] : []),
        differences.length === 0
          ? 'Every published figure follows from the votes.'
          : `${differences.length} differences.`,
      ],
      data: recount,
      exitCode: differences.length === 0 ? 0 : 1,
    });
  },
};
