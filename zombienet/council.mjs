// What the council decides, and how: calls as the chain encodes them. A call begins with the indices of its pallet and
// of itself, which never change.

import { execFileSync } from 'node:child_process';
import { longBytes, u32 } from './scale.mjs';

/** A transaction that nobody signs begins with the version of its format. */
const BARE = Buffer.of(0x05);

const AUTHORIZE_UPGRADE = Buffer.of(0, 9);
const APPLY_AUTHORIZED_UPGRADE = Buffer.of(0, 11);
const NOTE_STALLED = Buffer.of(6, 2);
const APPROVE = Buffer.of(23, 5);
const ENACT = Buffer.of(23, 7);

/** The BLAKE2b-256 hash of bytes. OpenSSL, which Node.js has, knows the one of 512 bits only. */
function blake2(bytes) {
  const [digits] = execFileSync('b2sum', ['--length', '256'], { input: bytes, encoding: 'utf8' }).split(' ');
  return Buffer.from(digits, 'hex');
}

function hexadecimal(...parts) {
  return `0x${Buffer.concat(parts).toString('hex')}`;
}

/** How many of so many producers must agree. */
export const majority = (seats) => Math.floor((2 * seats) / 3) + 1;

/** What stands for a call when it is agreed to. */
export function hashOf(call) {
  return hexadecimal(blake2(call));
}

/** `producers.approve`: to agree to a call. */
export function approve(call) {
  return hexadecimal(APPROVE, blake2(call));
}

/** `producers.enact`: to do what enough agreed to. */
export function enact(call) {
  return hexadecimal(ENACT, call);
}

/** `system.authorizeUpgrade`: lets anybody bring this Wasm. */
export function authorizeUpgrade(wasm) {
  return Buffer.concat([AUTHORIZE_UPGRADE, blake2(wasm)]);
}

/** `system.applyAuthorizedUpgrade`, as the whole transaction: nobody signs it. */
export function applyUpgrade(wasm) {
  return hexadecimal(longBytes(Buffer.concat([BARE, APPLY_AUTHORIZED_UPGRADE, longBytes(wasm)])));
}

/** `grandpa.noteStalled`: the next set votes from `delay` blocks after its first one on, and begins at `lastFinal`. */
export function noteStalled(delay, lastFinal) {
  return Buffer.concat([NOTE_STALLED, u32(delay), u32(lastFinal)]);
}
