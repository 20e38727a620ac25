import { writeFileSync } from 'node:fs';
import { id } from '#app/contract/ids.ts';
import { exportSession } from '../domain/rooms/export-session.ts';
import { zipFiles } from '../http/zip.ts';
import { CommandError, readArgs, UsageError, type Command } from './command.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: 'SESSION_ID FILE.zip',
  summary: 'Writes the open data of a session: the same bytes as its export.zip.',
  async run(args, { withDatabase }) {
    const [session = '', file = ''] = readArgs(args, {}, ['SESSION_ID', 'FILE.zip']).positionals;
    const sessionId = id.safeParse(session);
    if (!sessionId.success) throw new UsageError(`"${session}" is not a session's id.`);
    const files = await withDatabase(({ services }) => exportSession(services.domain, sessionId.data));
    const archive = zipFiles(files);
    try {
      writeFileSync(file, archive);
    } catch {
      throw new CommandError(`${file} cannot be written.`);
    }
    return {
      lines: [`${file}: ${archive.length} bytes.`],
      data: { sessionId: sessionId.data, file, bytes: archive.length },
    };
  },
};
