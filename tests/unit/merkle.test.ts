import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendLeaf, compactRoot, emptyTree, restoreTree } from '#server/engines/merkle/compact-tree.ts';
import { emptyRoot, hashLeaf, hashNode } from '#server/engines/merkle/hashes.ts';
import { consistencyProof, inclusionPath, rootOf } from '#server/engines/merkle/prove.ts';
import { checkWith, headBytes, signTreeHead, signWith, verifyTreeHead } from '#server/engines/merkle/tree-head.ts';
import { verifyConsistency, verifyInclusion } from '#server/engines/merkle/verify.ts';
import { flipBit } from '#tests/support/flip-bit.ts';

const bytes = fc.uint8Array({ maxLength: 20 });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const rows = fc.array(bytes, { minLength: 1, maxLength: 40 });
const toHex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/** The definition once more, on lists that are really cut: RFC 9162, section 2.1.1. */
function plainRoot(leaves: Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot();
  if (leaves.length === 1) return first;
  const left = Number(leftOf(BigInt(leaves.length)));
  return hashNode(plainRoot(leaves.slice(0, left)), plainRoot(leaves.slice(left)));
}

const leftOf = (size: bigint): bigint => 2n ** BigInt((size - 1n).toString(2).length - 1);

describe('the tree', () => {
  test('without leaves has the hash of nothing', () => {
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf([])).toEqual(emptyRoot());
    expect(compactRoot(emptyTree())).toEqual(emptyRoot());
  });

  test('has the root of the definition, as a list and as a compact tree at every size', () => {
    fc.assert(
      fc.property(rows, (entries) => {
        const leaves = entries.map(hashLeaf);
        let tree = emptyTree();
        for (const [index, leaf] of leaves.entries()) {
          tree = appendLeaf(restoreTree(tree.size, tree.peaks), leaf);
          const expected = toHex(plainRoot(leaves.slice(0, index + 1)));
          expect(toHex(compactRoot(tree))).toBe(expected);
          expect(toHex(rootOf(leaves, index + 1))).toBe(expected);
          expect(tree.peaks.length).toBeLessThanOrEqual(Math.floor(Math.log2(index + 1)) + 1);
        }
        expect(tree.size).toBe(BigInt(leaves.length));
      }),
    );
  });

  test('is not restored from what it cannot be', () => {
    const leaf = hashLeaf(new Uint8Array());
    expect(() => restoreTree(3n, [leaf])).toThrow(RangeError);
    expect(() => restoreTree(-1n, [leaf])).toThrow(RangeError);
    expect(() => restoreTree(1n, [leaf.subarray(1)])).toThrow(RangeError);
    expect(() => appendLeaf(emptyTree(), leaf.subarray(1))).toThrow(RangeError);
  });

  test('takes a leaf beyond 2^53 others', () => {
    const peaks = Array.from({ length: 54 }, (_, index) => hashLeaf(Uint8Array.of(index)));
    const tree = appendLeaf(restoreTree(2n ** 54n - 1n, peaks), hashLeaf(Uint8Array.of(99)));
    expect(tree.size).toBe(2n ** 54n);
    expect(tree.peaks).toHaveLength(1);
  });
});

describe('proofs made from leaves', () => {
  test('of every leaf prove, and not for another leaf, index, size or root', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (entries, bit) => {
        const leaves = entries.map(hashLeaf);
        const [size, root] = [BigInt(leaves.length), rootOf(leaves)];
        for (const [at, leaf] of leaves.entries()) {
          const claim = { leaf, index: BigInt(at), size, path: inclusionPath(leaves, at), root };
          expect(verifyInclusion(claim)).toBe(true);
          expect(verifyInclusion({ ...claim, leaf: flipBit(leaf, bit) })).toBe(false);
          expect(verifyInclusion({ ...claim, root: flipBit(root, bit) })).toBe(false);
          expect(verifyInclusion({ ...claim, path: [...claim.path, leaf] })).toBe(false);
          expect(verifyInclusion({ ...claim, path: [leaf, ...claim.path] })).toBe(false);
          for (const [step, hash] of claim.path.entries()) {
            expect(verifyInclusion({ ...claim, path: claim.path.with(step, flipBit(hash, bit)) })).toBe(false);
            expect(verifyInclusion({ ...claim, path: claim.path.toSpliced(step, 1) })).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('between every two sizes prove, and not with other roots', () => {
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 20 }), fc.nat(), (entries, bit) => {
        const leaves = entries.map(hashLeaf);
        const roots = leaves.map((_, index) => rootOf(leaves, index + 1));
        for (const [before, firstRoot] of roots.entries()) {
          for (const [after, secondRoot] of roots.entries()) {
            if (before > after) continue;
            const proof = consistencyProof(leaves, before + 1, after + 1);
            const claim = { first: BigInt(before + 1), second: BigInt(after + 1), firstRoot, secondRoot, proof };
            expect(verifyConsistency(claim)).toBe(true);
            expect(verifyConsistency({ ...claim, firstRoot: flipBit(firstRoot, bit) })).toBe(false);
            expect(verifyConsistency({ ...claim, secondRoot: flipBit(secondRoot, bit) })).toBe(false);
            expect(verifyConsistency({ ...claim, proof: [...proof, firstRoot] })).toBe(false);
            for (const [step, hash] of proof.entries()) {
              expect(verifyConsistency({ ...claim, proof: proof.with(step, flipBit(hash, bit)) })).toBe(false);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('are refused for what is not in the tree', () => {
    const leaves = [1, 2, 3].map((value) => hashLeaf(Uint8Array.of(value)));
    for (const wrong of [-1, 3, 0.5, Number.NaN, 2 ** 60]) {
      expect(() => inclusionPath(leaves, wrong)).toThrow(RangeError);
    }
    for (const wrong of [-1, 0, 4, 1.5, Number.NaN]) expect(() => consistencyProof(leaves, wrong)).toThrow(RangeError);
    expect(() => consistencyProof(leaves, 3, 2)).toThrow(RangeError);
    expect(() => rootOf(leaves, 4)).toThrow(RangeError);
  });
});

/** The root that a path leads to, by the definition of `PATH` read from above. */
function rootAbove(leaf: Uint8Array, index: bigint, size: bigint, path: Uint8Array[]): Uint8Array {
  const top = path.at(-1);
  if (size === 1n || top === undefined) return leaf;
  const [left, below] = [leftOf(size), path.slice(0, -1)];
  return index < left
    ? hashNode(rootAbove(leaf, index, left, below), top)
    : hashNode(top, rootAbove(leaf, index - left, size - left, below));
}

function pathLength(index: bigint, size: bigint): number {
  if (size === 1n) return 0;
  const left = leftOf(size);
  return 1 + (index < left ? pathLength(index, left) : pathLength(index - left, size - left));
}

type Between = { firstRoot: Uint8Array; secondRoot: Uint8Array; proof: Uint8Array[] };

/** Roots and proof between two sizes, by the definition of `SUBPROOF` with hashes made up on the way. */
function makeConsistency(first: bigint, second: bigint, isWhole: boolean, count: { made: number }): Between {
  const make = (): Uint8Array => hashLeaf(Buffer.from(String((count.made += 1))));
  if (first === second) {
    const root = make();
    return { firstRoot: root, secondRoot: root, proof: isWhole ? [] : [root] };
  }
  const left = leftOf(second);
  const other = make();
  const isLeft = first <= left;
  const below = isLeft
    ? makeConsistency(first, left, isWhole, count)
    : makeConsistency(first - left, second - left, false, count);
  return {
    firstRoot: isLeft ? below.firstRoot : hashNode(other, below.firstRoot),
    secondRoot: isLeft ? hashNode(below.secondRoot, other) : hashNode(other, below.secondRoot),
    proof: [...below.proof, other],
  };
}

const beyond = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n });

describe('sizes beyond 2^53', () => {
  test('a path proves, and the next index and size do not', () => {
    fc.assert(
      fc.property(beyond, beyond, hash, (one, other, leaf) => {
        const [index, size] = one < other ? [one, other] : [other, one + 1n];
        if (size > 2n ** 64n - 1n) return;
        const path = Array.from({ length: pathLength(index, size) }, (_, step) => hashLeaf(Uint8Array.of(step)));
        const claim = { leaf, index, size, path, root: rootAbove(leaf, index, size, path) };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, index: index ^ 1n })).toBe(false);
        expect(verifyInclusion({ ...claim, index: index - 2n ** 53n })).toBe(false);
        expect(verifyInclusion({ ...claim, size: index })).toBe(false);
      }),
    );
  });

  test('a consistency proof proves, and between other sizes it does not', () => {
    fc.assert(
      fc.property(beyond, beyond, (one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const claim = { first, second, ...makeConsistency(first, second, true, { made: 0 }) };
        expect(verifyConsistency(claim)).toBe(true);
        if (first === second) return;
        expect(verifyConsistency({ ...claim, first: second, second: first })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
      }),
    );
  });

  test.each([2n ** 53n, 2n ** 60n, 2n ** 63n])('the full tree of %d proves to the next one', (first) => {
    const claim = { first, second: first + 1n, ...makeConsistency(first, first + 1n, true, { made: 0 }) };
    expect(claim.proof).toHaveLength(1);
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, first: first - 1n })).toBe(false);
  });
});

test('wrong sizes and indexes give false and never throw', () => {
  const anything = fc.oneof(fc.bigInt(), fc.constantFrom(-1n, 0n, 1n, 2n ** 64n - 1n, 2n ** 64n, 2n ** 200n));
  const hashes = fc.array(fc.oneof(hash, bytes), { maxLength: 70 });
  fc.assert(
    fc.property(anything, anything, hashes, hash, hash, (one, two, path, first, second) => {
      const isTrivial = path.length === 0 && toHex(first) === toHex(second);
      const inclusion = { leaf: first, index: one, size: two, path, root: second };
      expect(verifyInclusion(inclusion)).toBe(isTrivial && one === 0n && two === 1n);
      const claim = { first: one, second: two, firstRoot: first, secondRoot: second, proof: path };
      expect(verifyConsistency(claim)).toBe(isTrivial && one > 0n && one === two && one < 2n ** 64n);
    }),
    { numRuns: 500 },
  );
});

describe('roots made up to fit the hashes', () => {
  const [leaf, step] = [hashLeaf(Uint8Array.of(1)), hashLeaf(Uint8Array.of(2))];

  test('do not make a path of the wrong length or place prove', () => {
    const claim = { leaf, index: 0n, size: 1n, path: [], root: leaf };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: 1n })).toBe(false);
    expect(verifyInclusion({ ...claim, size: 2n })).toBe(false);
    expect(verifyInclusion({ ...claim, path: [step], root: hashNode(step, leaf) })).toBe(false);
    expect(verifyInclusion({ ...claim, path: [step], root: hashNode(leaf, step) })).toBe(false);
  });

  test('do not make a proof of the wrong length prove', () => {
    const claim = { first: 1n, second: 2n, firstRoot: leaf, secondRoot: hashNode(leaf, step), proof: [step] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, second: 3n })).toBe(false);
    const third = { first: 3n, second: 4n, firstRoot: hashNode(leaf, step), proof: [step, leaf, leaf] };
    const secondRoot = hashNode(leaf, hashNode(step, leaf));
    expect(verifyConsistency({ ...third, secondRoot })).toBe(true);
    // One hash more than the tree has levels.
    const [firstRoot, higherRoot] = [hashNode(step, third.firstRoot), hashNode(step, secondRoot)];
    expect(verifyConsistency({ ...third, firstRoot, secondRoot: higherRoot, proof: [...third.proof, step] })).toBe(
      false,
    );
  });
});

describe('a signed head', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const [sign, check] = [signWith(privateKey), checkWith(publicKey)];
  const head = { log: 'ballots', size: 2n ** 60n + 1n, root: hashLeaf(new Uint8Array()), at: Date.UTC(2026, 0, 31) };

  test('signs these bytes', () => {
    const root = toHex(head.root);
    expect(toHex(headBytes({ ...head, log: '' }))).toBe(`0000019c11597000100000000000000120${root}0000`);
    expect(toHex(headBytes(head))).toBe(`0000019c11597000100000000000000120${root}000bf000000762616c6c6f7473`);
  });

  test('holds for itself and nothing else', () => {
    const signed = signTreeHead(head, sign);
    expect(verifyTreeHead(signed, check)).toBe(true);
    const others = [
      { log: 'events' },
      { log: '' },
      { size: head.size + 1n },
      { size: -1n },
      { size: 2n ** 64n },
      { at: head.at + 1 },
      { at: Number.NaN },
      { root: flipBit(head.root, 7) },
      { root: new Uint8Array() },
      { signature: flipBit(signed.signature, 100) },
      { signature: new Uint8Array() },
      { log: '\ud800' },
    ];
    for (const other of others) expect(verifyTreeHead({ ...signed, ...other }, check)).toBe(false);
    expect(verifyTreeHead(signed, checkWith(generateKeyPairSync('ed25519').publicKey))).toBe(false);
  });

  test('wants an Ed25519 key and what can be written', () => {
    expect(() => signWith(publicKey)).toThrow(RangeError);
    expect(() => checkWith(generateKeyPairSync('x25519').publicKey)).toThrow(RangeError);
    expect(() => signTreeHead({ ...head, at: -1 }, sign)).toThrow(RangeError);
  });
});
