import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Numbers of the y-protocols messages. */
const sync = 0;
const askMissing = 0;
const answerMissing = 1;
const tellChange = 2;

/** What arrives about the text, told apart. */
export type SyncListener = {
  /** The server asked for what it lacks and is answered with all of it. */
  asked(): void;
  /** The server's answer to a question of ours; it gives them in the order they were put. */
  answered(update: Uint8Array): void;
  changed(update: Uint8Array): void;
};

/** The question "what do I lack?"; its answer also says that everything sent before it is kept. */
export function writeQuestion(vector: Uint8Array): Uint8Array {
  return write(askMissing, vector);
}

/** All that the other side lacks. */
export function writeAnswer(update: Uint8Array): Uint8Array {
  return write(answerMissing, update);
}

export function writeUpdate(update: Uint8Array): Uint8Array {
  return write(tellChange, update);
}

function write(kind: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}

/** Reads one sync message after its first number; what is to be answered is written into `encoder`. */
export function readSyncMessage(
  decoder: decoding.Decoder,
  encoder: encoding.Encoder,
  doc: Y.Doc,
  listener: SyncListener,
): void {
  encoding.writeVarUint(encoder, sync);
  const kind = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  if (kind === askMissing) {
    encoding.writeVarUint(encoder, answerMissing);
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, content));
    listener.asked();
  } else if (kind === answerMissing) listener.answered(content);
  else listener.changed(content);
}
