import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

/**
 * Whether an Ed25519 signature (RFC 8032, section 5.1.7) was made with the private key of a public one. In the page itself:
 * phones of a few years ago know no Ed25519, and none offers its own without https. Wrong lengths and points give false.
 * @param publicKey 32 bytes
 * @param signature 64 bytes
 */
export function checkSignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  // By itself the library asks the browser for this hash, which has none without https.
  hashes.sha512 = sha512;
  try {
    return verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
