// New session keys for a producer: its node makes them, and its account registers them.

import { send } from './commands.mjs';

/** `0x`, and a key of 32 bytes. */
const KEY_DIGITS = 2 + 64;

/**
 * Gives a producer new keys. They are in office in the next epoch but one.
 *
 * @param {{chain: import('./chain.mjs').Chain, url: string, account: string, secret: string}} node
 * @param {typeof send} [sendIt] How the transaction is sent.
 * @returns {Promise<{keys: string, proof: string, author: string}>} What the node answered, and of its keys the one to
 * author with.
 */
export async function rotateKeys(node, sendIt = send) {
  const { keys, proof } = await node.chain.call('author_rotateKeysWithOwner', node.account);
  await sendIt(node, 'producer', 'set-keys', keys, proof);
  // It is the first of them.
  return { keys, proof, author: keys.slice(0, KEY_DIGITS) };
}
