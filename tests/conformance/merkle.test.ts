import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashLeaf } from '#server/engines/merkle/hashes.ts';
import { consistencyProof, inclusionPath, rootOf } from '#server/engines/merkle/prove.ts';
import { verifyConsistency, verifyInclusion } from '#server/engines/merkle/verify.ts';
import { root } from '#tests/support/database-templates.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data', 'merkle-rfc6962');
const isThere = existsSync(data);
const read = <T>(name: string): T[] =>
  isThere ? (JSON.parse(readFileSync(path.join(data, `${name}.json`), 'utf8')) as T[]) : [];

type Vector = { file: string; proof: string[] | null; wantErr: boolean };
type Inclusion = Vector & { leafIdx: string; treeSize: string; root: string; leafHash: string };
type Consistency = Vector & { size1: string; size2: string; root1: string; root2: string };

const inclusion = read<Inclusion>('inclusion');
const consistency = read<Consistency>('consistency');

const toBytes = (text: string): Uint8Array => Buffer.from(text, 'base64');
const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The entries of the trees in the vectors, as its authors use them since the first log servers. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => hashLeaf(Buffer.from(hex, 'hex')),
);

const isHappy = ({ file }: Vector): boolean => file.endsWith('happy-path.json');

describe.skipIf(!isThere)('published vectors of Merkle proofs', () => {
  test('all are there', () => {
    expect([inclusion.length, consistency.length]).toEqual([98, 98]);
    expect([...inclusion, ...consistency].filter(({ wantErr }) => !wantErr)).toHaveLength(12);
  });

  test.each(inclusion)('$file', ({ leafIdx, treeSize, root, leafHash, proof, wantErr }) => {
    const proves = verifyInclusion({
      leaf: toBytes(leafHash),
      index: BigInt(leafIdx),
      size: BigInt(treeSize),
      path: (proof ?? []).map(toBytes),
      root: toBytes(root),
    });
    expect(proves).toBe(!wantErr);
  });

  test.each(consistency)('$file', ({ size1, size2, root1, root2, proof, wantErr }) => {
    const proves = verifyConsistency({
      first: BigInt(size1),
      second: BigInt(size2),
      firstRoot: toBytes(root1),
      secondRoot: toBytes(root2),
      proof: (proof ?? []).map(toBytes),
    });
    expect(proves).toBe(!wantErr);
  });

  test.each(inclusion.filter(isHappy))('$file is made from its leaves', ({ leafIdx, treeSize, ...expected }) => {
    const [index, size] = [Number(leafIdx), Number(treeSize)];
    expect(toText(leaves[index] ?? new Uint8Array())).toBe(expected.leafHash);
    expect(toText(rootOf(leaves, size))).toBe(expected.root);
    expect(inclusionPath(leaves, index, size).map(toText)).toEqual(expected.proof ?? []);
  });

  test.each(consistency.filter(isHappy))('$file is made from its leaves', ({ size1, size2, ...expected }) => {
    const [first, second] = [Number(size1), Number(size2)];
    expect(toText(rootOf(leaves, first))).toBe(expected.root1);
    expect(toText(rootOf(leaves, second))).toBe(expected.root2);
    expect(consistencyProof(leaves, first, second).map(toText)).toEqual(expected.proof ?? []);
  });
});
