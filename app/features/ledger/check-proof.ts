import { sha256 } from '@noble/hashes/sha2.js';
import type { ReceiptFound, SignedHead } from '#app/contract/ledger.ts';
import { promiseText, type PromiseFile } from '#app/contract/promise-file.ts';
import { checkSignature } from './check-signature.ts';
import { checkInclusion, hashLeaf, headBytes } from './check-tree.ts';
import { fromBase64, fromHex, readPublicKey, toBase64 } from './read-bytes.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What stands in the record for the number of a receipt, in base64. */
export const commitmentOf = (motionId: string, nonce: string): string =>
  toBase64(sha256(bytesOf(`tachawor receipt\n${motionId}\n${nonce}`)));

/** Whether a kept promise was signed with the key of the record. */
export function checkPromise({ motionId, nonce, promise }: PromiseFile, publicKey: string): boolean {
  const text = promiseText(motionId, commitmentOf(motionId, nonce));
  return checkSignature(readPublicKey(publicKey), bytesOf(text), fromBase64(promise));
}

/** Whether a head was signed with the key of the record. @param log its name, as it is signed into its heads */
export function checkHead(log: string, { size, root, at, signature }: SignedHead, publicKey: string): boolean {
  const bytes = headBytes(log, { size, root: fromHex(root), at: Date.parse(at) });
  return checkSignature(readPublicKey(publicKey), bytes, fromBase64(signature));
}

type Claim = { log: string; motionId: string; nonce: string; publicKey: string };

/** Whether what the server found of a receipt proves that its ballot stands in the record, computed here. */
export function checkFound({ position, content, head, path }: ReceiptFound, claim: Claim): boolean {
  const { log, motionId, nonce, publicKey } = claim;
  const inclusion = {
    leaf: hashLeaf(content),
    index: position,
    size: head.size,
    path: path.map(fromBase64),
    root: fromHex(head.root),
  };
  return (
    isBallotOf(content, commitmentOf(motionId, nonce)) && checkInclusion(inclusion) && checkHead(log, head, publicKey)
  );
}

function isBallotOf(content: string, receipt: string): boolean {
  try {
    const entry = JSON.parse(content) as { kind?: unknown; receipt?: unknown };
    return entry.kind === 'ballot' && entry.receipt === receipt;
  } catch {
    return false;
  }
}
