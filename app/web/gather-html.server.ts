import { Writable } from 'node:stream';

/**
 * Takes a whole page and hands it over in one piece: sending it piece by piece through streams costs a tenth of it.
 *
 * React 18 hands over its buffer whole when the last letter needs more bytes than are left in it, with zeros in their
 * place (facebook/react#24985). A browser reads such a zero in a name or a script as a letter of its own, so they are cut
 * off here; no text of ours holds one, PostgreSQL takes none.
 */
export function gatherHtml(done: (body: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, next) {
      pieces.push(withoutRest(piece));
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

function withoutRest(piece: Buffer): Buffer {
  let end = piece.length;
  while (end > 0 && piece[end - 1] === 0) end -= 1;
  return piece.subarray(0, end);
}
