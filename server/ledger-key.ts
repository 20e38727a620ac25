import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import type { LedgerKey } from './domain/context.ts';
import { signWith } from './engines/merkle/tree-head.ts';

/** What stands before the 32 bytes of an Ed25519 private key in its DER form (RFC 8410, section 7). */
const derHead = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key that signs the records of all sessions, made from the secret of the installation: the same after every start,
 * on every node.
 */
export function createLedgerKey(secret: string): LedgerKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'tachawor ledger key', 32));
  const key = createPrivateKey({ key: Buffer.concat([derHead, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { sign: signWith(key), publicKey };
}
