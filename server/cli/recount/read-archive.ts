import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { CommandError } from '../command.ts';

/** The text files of the open data of a session, by name. */
export type Archive = Record<string, string>;

const needed = ['votes.csv', 'participants-votes.csv', 'statements.csv', 'motions.json'];

/** Unpacks an archive of a session. @throws CommandError when it is none */
export function readArchiveFile(file: string): Archive {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new CommandError(`${file} cannot be read.`);
  }
  return readArchive(bytes, file);
}

/** As {@link readArchiveFile}, from bytes. @throws CommandError */
export function readArchive(bytes: Uint8Array, name: string): Archive {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    throw new CommandError(`${name} is not a ZIP archive.`);
  }
  const missing = needed.find((part) => files[part] === undefined);
  if (missing !== undefined) throw new CommandError(`${name} holds no ${missing}.`);
  return Object.fromEntries(Object.entries(files).map(([part, content]) => [part, strFromU8(content)]));
}
