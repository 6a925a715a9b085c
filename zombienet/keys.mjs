// The session keys of producers.

import { readdirSync } from 'node:fs';
import { run } from './program.mjs';

/** Which duty needs a key of which scheme. */
const SCHEMES = { aura: 'sr25519', gran: 'ed25519' };

/**
 * Puts the keys of a genesis' producer into its keystore.
 *
 * @returns {string} The producer's account: in the genesis, that is the key that it authors with.
 */
export function insertKeys(specification, keystore, secret) {
  for (const [type, scheme] of Object.entries(SCHEMES)) {
    const key = ['--key-type', type, '--scheme', scheme, '--suri', secret];
    run(['key', 'insert', '--chain', specification, '--keystore-path', keystore, ...key]);
  }
  // A key's file is called after its type and the public key.
  const type = Buffer.from('aura').toString('hex');
  const file = readdirSync(keystore).find((name) => name.startsWith(type));
  return `0x${file.slice(type.length)}`;
}

/** The account of a secret. */
export function accountOf(secret) {
  return JSON.parse(run(['key', 'inspect', '--output-type', 'json', secret])).accountId;
}
