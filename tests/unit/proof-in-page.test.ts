import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf } from '#app/features/ledger/check-proof.ts';
import { checkSignature } from '#app/features/ledger/check-signature.ts';
import { checkInclusion, hashLeaf, headBytes } from '#app/features/ledger/check-tree.ts';
import { fromBase64, readPublicKey, toBase64 } from '#app/features/ledger/read-bytes.ts';
import { hashLeaf as engineLeaf } from '#server/engines/merkle/hashes.ts';
import { inclusionPath, rootOf } from '#server/engines/merkle/prove.ts';
import { verifyInclusion } from '#server/engines/merkle/verify.ts';
import { headBytes as engineHeadBytes } from '#server/engines/merkle/tree-head.ts';
import { flipBit } from '#tests/support/flip-bit.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

test('what the record shows of a receipt is the hash of the platform', () => {
  for (const nonce of ['0'.repeat(32), 'f'.repeat(32)]) {
    const text = `tachawor receipt\nmotion\n${nonce}`;
    expect(commitmentOf('motion', nonce)).toBe(createHash('sha256').update(text).digest('base64'));
  }
});

describe('signatures', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const key = readPublicKey(der);
  test('of the key are taken, any other is not', () => {
    fc.assert(
      fc.property(bytes(120), fc.nat(), (message, bit) => {
        const signature = Uint8Array.from(sign(null, message, privateKey));
        expect(checkSignature(key, message, signature)).toBe(true);
        expect(checkSignature(key, message, flipBit(signature, bit % 512))).toBe(false);
        expect(checkSignature(flipBit(key, bit % 256), message, signature)).toBe(false);
        expect(checkSignature(key, Uint8Array.of(...message, 1), signature)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('of RFC 8032, section 7.1, test 2', () => {
    const read = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
    const rfcKey = read('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature = read(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    expect(checkSignature(rfcKey, Uint8Array.of(0x72), signature)).toBe(true);
    expect(checkSignature(rfcKey, Uint8Array.of(0x73), signature)).toBe(false);
  });

  test('with a scalar that is not reduced, of no point and of wrong lengths are refused without an error', () => {
    const signature = Uint8Array.from(sign(null, Uint8Array.of(1), privateKey));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
    const raised = Uint8Array.from(signature);
    for (let at = 0; at < 32; at += 1) raised[32 + at] = Number((scalar >> BigInt(at * 8)) & 0xffn);
    expect(checkSignature(key, Uint8Array.of(1), raised)).toBe(false);
    expect(checkSignature(new Uint8Array(32).fill(2), Uint8Array.of(1), signature)).toBe(false);
    expect(checkSignature(key, Uint8Array.of(1), signature.slice(1))).toBe(false);
    expect(checkSignature(readPublicKey('AAAA'), Uint8Array.of(1), signature)).toBe(false);
    expect(fromBase64('%')).toEqual(new Uint8Array());
    expect(toBase64(fromBase64(der))).toBe(der);
  });
});

describe('the tree', () => {
  const rows = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 40 });
  test('takes the paths of the record, and no others', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), (entries, first, other) => {
        const leaves = entries.map((entry) => engineLeaf(Buffer.from(entry)));
        const size = leaves.length;
        const index = first % size;
        const [leaf, root] = [hashLeaf(entries[index] ?? ''), rootOf(leaves)];
        expect(Buffer.from(leaf)).toEqual(Buffer.from(leaves[index] ?? []));
        const path = inclusionPath(leaves, index);
        expect(checkInclusion({ leaf, index, size, path, root })).toBe(true);
        expect(checkInclusion({ leaf: flipBit(leaf, other % 256), index, size, path, root })).toBe(false);
        // Some paths fit two places of trees of two sizes: the signed size tells which, and both sides say the same.
        const [moved, grown] = [index + (other % 3), size + (other % 4)];
        expect(checkInclusion({ leaf, index: moved, size: grown, path, root })).toBe(
          verifyInclusion({ leaf, index: BigInt(moved), size: BigInt(grown), path, root }),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('signs the same bytes as the server', () => {
    const head = { size: 300, root: new Uint8Array(32).fill(7), at: Date.UTC(2026, 10, 27) };
    for (const log of ['', 'session:4'])
      expect(Buffer.from(headBytes(log, head))).toEqual(
        Buffer.from(engineHeadBytes({ ...head, log, size: BigInt(head.size) })),
      );
  });
});
