import { promiseFile, promiseText, type PromiseFile } from '#app/contract/promise-file.ts';
import { recordName } from '#app/contract/record-name.ts';
import type { Log } from '#server/engines/merkle/check-log.ts';
import { receiptOf } from '#server/engines/merkle/receipt.ts';
import { checkWith } from '#server/engines/merkle/tree-head.ts';
import { checkJson } from '../read-input.ts';
import type { LogKey } from './read-log.ts';

/**
 * What became of the promise of a sealed ballot: `kept` its ballot is the entry at `position`; `open` the vote is not closed in this
 * record, `lost` it is closed and the ballot is not there; `unsigned` the promise is not of this key; `elsewhere` it is of
 * another session.
 */
export type PromiseCheck = {
  state: 'kept' | 'open' | 'lost' | 'unsigned' | 'elsewhere';
  position: number | null;
  message: string;
};

/** Reads a promise as a voter keeps it. @throws CommandError that names what is wrong */
export function readPromise(json: string, name: string): PromiseFile {
  return checkJson(promiseFile, json, name);
}

/** Looks for the ballot of a promise among the entries of a record. */
export function checkPromise(promise: PromiseFile, log: Log, key: LogKey): PromiseCheck {
  const receipt = receiptOf(promise.motionId, promise.nonce);
  const signed = Buffer.from(promiseText(promise.motionId, receipt));
  if (log.name !== recordName(promise.sessionId)) return told('elsewhere');
  if (!checkWith(key.key)(signed, Buffer.from(promise.promise, 'base64'))) return told('unsigned');
  const entries = (log.entries ?? []).map(({ content }) => readEntry(content));
  const position = entries.findIndex((entry) => entry?.kind === 'ballot' && entry.receipt === receipt);
  if (position >= 0) return told('kept', position);
  const isClosed = entries.some(
    (entry) => entry?.name === 'motion.closed' && entry.data?.motionId === promise.motionId,
  );
  return told(isClosed ? 'lost' : 'open');
}

type Entry = { kind?: unknown; receipt?: unknown; name?: unknown; data?: { motionId?: unknown } };

function readEntry(content: Uint8Array | null): Entry | null {
  try {
    return content && (JSON.parse(Buffer.from(content).toString('utf8')) as Entry | null);
  } catch {
    return null;
  }
}

const messages: Record<PromiseCheck['state'], string> = {
  kept: 'The promise is signed by this key, and its ballot is in the record',
  open: 'The promise is signed by this key. Its vote is not closed in this record: the ballot is still in the box.',
  lost: 'The promise is signed by this key and its vote is closed, but its ballot is not in the record. Unless its voter voted again afterwards, a ballot was lost.',
  unsigned: 'The promise is not signed by this key.',
  elsewhere: 'The promise is of another session.',
};

const told = (state: PromiseCheck['state'], position: number | null = null): PromiseCheck => ({
  state,
  position,
  message: position === null ? messages[state] : `${messages[state]}: it is the entry ${position}.`,
});
