// New session keys for a producer: its node makes them, and its account registers them.

import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROGRAM } from './program.mjs';

/** The command, which is built beside the node. */
const MEDIBLOC = join(dirname(PROGRAM), 'medibloc');

/** How long it may take: it waits up to five minutes until a transaction is final. */
const TIMEOUT_MS = 360_000;

/** `session.setKeys`: the indices of the pallet and of the call, which never change. */
const SET_KEYS = '0400';

/** `0x`, and a key of 32 bytes. */
const KEY_DIGITS = 2 + 64;

/** The call as the chain encodes it. */
export function setKeysCall(keys, proof) {
  const length = (proof.length - 2) / 2;
  // A length from 64 to 16,383 takes two bytes, the lower one first, and begins with the bits 01.
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16LE(length * 4 + 1);
  return `0x${SET_KEYS}${keys.slice(2)}${prefix.toString('hex')}${proof.slice(2)}`;
}

/**
 * Gives a producer new keys, and waits until that is final. They are in office in the next epoch but one.
 *
 * @returns {Promise<string>} The one to author with.
 */
export async function rotateKeys({ url, chain, account, secret }) {
  const { keys, proof } = await chain.call('author_rotateKeysWithOwner', account);
  const call = setKeysCall(keys, proof);
  const send = ['submit', call, '--chain', url, '--suri', secret];
  await promisify(execFile)(MEDIBLOC, send, { timeout: TIMEOUT_MS });
  // It is the first of them.
  return keys.slice(0, KEY_DIGITS);
}
