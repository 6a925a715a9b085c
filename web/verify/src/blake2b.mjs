// BLAKE2b with a digest of 64 bytes and without a key (RFC 7693). Addresses have it as a checksum, which finds typing
// errors; no secret and no signature depends on this one.

/** Section 2.6: the same as SHA-512's. */
const INITIAL = [
  0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n,
];

/** Section 2.7: the order in which each round takes the words of a block. The last two rounds are the first two. */
const ORDERS = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

const ROUNDS = 12;

/** Which words of the work vector are mixed with each other: the columns, and then the diagonals. */
const MIXED = [
  [0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
  [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14],
];

const BLOCK_BYTES = 128;
const WORD_BYTES = 8;

const word = (value) => BigInt.asUintN(64, value);
const rotated = (value, bits) => word((value >> bits) | (value << (64n - bits)));

/** Section 3.1. */
function mix(work, [a, b, c, d], x, y) {
  for (const [added, first, second] of [[x, 32n, 24n], [y, 16n, 63n]]) {
    work[a] = word(work[a] + work[b] + added);
    work[d] = rotated(work[d] ^ work[a], first);
    work[c] = word(work[c] + work[d]);
    work[b] = rotated(work[b] ^ work[c], second);
  }
}

/** Section 3.2: takes a block into the state, of which `taken` bytes are the input's up to the end of the block. */
function compress(state, block, taken, isLast) {
  const words = new BigUint64Array(BLOCK_BYTES / WORD_BYTES)
    .map((_, index) => block.getBigUint64(index * WORD_BYTES, true));
  const work = [...state, ...INITIAL];
  work[12] ^= BigInt(taken);
  if (isLast) {
    work[14] = word(~work[14]);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = ORDERS[round % ORDERS.length];
    MIXED.forEach((places, index) => mix(work, places, words[order[2 * index]], words[order[2 * index + 1]]));
  }
  return state.map((value, index) => value ^ work[index] ^ work[index + 8]);
}

/**
 * The digest of `bytes`.
 *
 * @param {Uint8Array} bytes
 * @returns {Uint8Array} 64 bytes
 */
export function blake2b(bytes) {
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK_BYTES));
  const padded = new Uint8Array(blocks * BLOCK_BYTES);
  padded.set(bytes);
  // Section 2.5: one block of parameters, of which all but the length, the fan-out and the depth are zero.
  let state = INITIAL.map((value, index) => (index === 0 ? value ^ 0x01010040n : value));
  for (let number = 1; number <= blocks; number += 1) {
    const block = new DataView(padded.buffer, (number - 1) * BLOCK_BYTES, BLOCK_BYTES);
    state = compress(state, block, Math.min(bytes.length, number * BLOCK_BYTES), number === blocks);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((value, index) => digest.setBigUint64(index * WORD_BYTES, value, true));
  return new Uint8Array(digest.buffer);
}
