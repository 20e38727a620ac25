import { readKey as toKey, readLog as toLog, UnreadableLog } from '#server/engines/merkle/read-log.ts';
import type { LogFile, LogKey } from '#server/engines/merkle/read-log.ts';
import { CommandError } from '../command.ts';

export type { LogKey };

/**
 * Reads an exported log, of the shape that `verify-log.ts` tells.
 * @param name of the file, for messages
 * @throws CommandError that names the first place that is wrong
 */
export function readLog(json: string, name: string): LogFile {
  return named(name, () => toLog(json));
}

/** Reads an Ed25519 key: PEM, or base64 of its DER form (SubjectPublicKeyInfo). @throws CommandError */
export function readKey(text: string): LogKey {
  return named('The public key', () => toKey(text));
}

function named<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableLog) throw new CommandError(`${name}${error.message}`);
    throw error;
  }
}
