import { ByteReader, refuse } from './byte-reader.ts';

/** A place in a document: the n-th thing a client made. */
export type Id = { client: number; clock: number };

export type StructKind = 'gone' | 'plain' | 'map' | 'element';

/** One struct of an update, without its content. */
export type Struct = {
  client: number;
  clock: number;
  length: number;
  kind: StructKind;
  left: Id | null;
  right: Id | null;
  /** Only where there is neither `left` nor `right`; otherwise the parent is theirs. */
  parent: Id | 'root' | null;
  /** The name of an attribute; null for a part of the sequence, and where it is that of a neighbour. */
  name: string | null;
  /** The depth of the type it lies in, −1 where that is gone; known once it is ordered. */
  depth: number;
};

/** The structs of one client, without gaps between them. */
export type Block = { client: number; clock: number; structs: Struct[] };

export type DeletedRange = { client: number; clock: number; length: number };

export type ParsedUpdate = { blocks: Map<number, Block>; deleted: DeletedRange[] };

const bits = { kind: 0x1f, named: 0x20, right: 0x40, left: 0x80 };
/** Numbers of contents in an update. */
const contents = { gc: 0, deleted: 1, string: 4, type: 7, any: 8 };
/** Numbers of shared types. */
const types = { map: 1, xmlElement: 3, xmlText: 6 };
const longestName = 200;
/** Far above what can be typed, and far below where numbers lose their units. */
const highestClock = 2 ** 40;

/**
 * Reads a V1 update without making anything of Yjs: only the kinds of content that `@lexical/yjs` writes, each counted
 * within the bytes that are there. `Format` and `Embed` are refused since that binding gives texts no attributes and
 * embeds shared types only; `Skip` since an honest client never misses a part of what it was sent.
 * @throws UpdateRefused
 */
export function parseUpdate(update: Uint8Array): ParsedUpdate {
  const reader = new ByteReader(update);
  const blocks = new Map<number, Block>();
  for (let left = reader.count(4); left > 0; left -= 1) {
    const block = readBlock(reader);
    if (blocks.has(block.client)) refuse('a client comes twice');
    blocks.set(block.client, block);
  }
  const deleted = readDeleted(reader);
  if (reader.left() > 0) refuse('something follows it');
  return { blocks, deleted };
}

function readBlock(reader: ByteReader): Block {
  const count = reader.count(2);
  if (count === 0) refuse('a client without structs');
  const client = reader.number();
  const first = reader.number();
  const structs: Struct[] = [];
  let clock = first;
  for (let left = count; left > 0; left -= 1) {
    const struct = readStruct(reader, client, clock);
    if (struct.length === 0) refuse('an empty struct');
    clock += struct.length;
    if (clock > highestClock) refuse('a clock is too large');
    structs.push(struct);
  }
  return { client, clock: first, structs };
}

function readStruct(reader: ByteReader, client: number, clock: number): Struct {
  const info = reader.byte();
  const content = info & bits.kind;
  const struct: Struct = {
    client,
    clock,
    length: 0,
    kind: 'gone',
    left: null,
    right: null,
    parent: null,
    name: null,
    depth: -1,
  };
  if (content === contents.gc) {
    if (info !== 0) refuse('a removed part with a place');
    struct.length = reader.number();
    return struct;
  }
  if (info & bits.left) struct.left = readId(reader);
  if (info & bits.right) struct.right = readId(reader);
  if (!(info & (bits.left | bits.right))) {
    struct.parent = readParent(reader);
    if (info & bits.named) struct.name = reader.word(longestName);
  }
  readContent(reader, content, struct);
  return struct;
}

function readId(reader: ByteReader): Id {
  return { client: reader.number(), clock: reader.number() };
}

function readParent(reader: ByteReader): Id | 'root' {
  const named = reader.number();
  if (named === 0) return readId(reader);
  if (named !== 1 || reader.word(longestName) !== 'root') refuse('a text beside the document');
  return 'root';
}

function readContent(reader: ByteReader, content: number, struct: Struct): void {
  switch (content) {
    case contents.deleted:
      struct.length = reader.number();
      return;
    case contents.string:
      struct.kind = 'plain';
      struct.length = reader.string();
      return;
    case contents.any:
      struct.kind = 'plain';
      struct.length = reader.count(1);
      for (let left = struct.length; left > 0; left -= 1) reader.value();
      return;
    case contents.type:
      struct.length = 1;
      struct.kind = readType(reader);
      return;
    default:
      refuse('content of a kind the editor does not write');
  }
}

function readType(reader: ByteReader): StructKind {
  const type = reader.number();
  if (type === types.map) return 'map';
  if (type === types.xmlText) return 'element';
  if (type !== types.xmlElement) refuse('a type the editor does not use');
  reader.word(longestName);
  return 'element';
}

/** Ranges of one client must rise and not overlap, as Yjs writes them: otherwise few bytes could ask for much work. */
function readDeleted(reader: ByteReader): DeletedRange[] {
  const ranges: DeletedRange[] = [];
  const clients = new Set<number>();
  for (let left = reader.count(2); left > 0; left -= 1) {
    const client = reader.number();
    if (clients.has(client)) refuse('a client comes twice');
    clients.add(client);
    let from = 0;
    for (let count = reader.count(2); count > 0; count -= 1) {
      const clock = reader.number();
      const length = reader.number();
      if (clock < from || length === 0) refuse('deletions are out of order');
      from = clock + length;
      if (from > highestClock) refuse('a clock is too large');
      ranges.push({ client, clock, length });
    }
  }
  return ranges;
}
