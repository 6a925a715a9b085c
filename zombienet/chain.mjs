// What a node says about its chain, over plain JSON-RPC.

import { decodeSchedule } from './schedule.mjs';

/** How long a node may take for an answer. */
const ANSWER_MS = 5_000;

/** The blocks' clock. */
export const SLOT_MS = 3_000;

/** The slot in which it is now. */
export function currentSlot() {
  return Math.floor(Date.now() / SLOT_MS);
}

export class Chain {
  #url;
  #headers = new Map();

  constructor(url) {
    this.#url = url;
  }

  /** Calls a method and returns its result. */
  async call(method, ...params) {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const { result, error } = await response.json();
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  /** @returns {Promise<{hash: string, number: number, parent: string, slot: number | undefined}>} */
  async header(hash) {
    if (!this.#headers.has(hash)) {
      const { number, parentHash, digest } = await this.call('chain_getHeader', hash);
      this.#headers.set(hash, { hash, number: Number(number), parent: parentHash, slot: slotOf(digest) });
    }
    return this.#headers.get(hash);
  }

  /** The head of the best chain. */
  async best() {
    return this.header(await this.call('chain_getBlockHash'));
  }

  /** The last final block. */
  async finalized() {
    return this.header(await this.call('chain_getFinalizedHead'));
  }

  /** The blocks of the best chain from `slot` on, the oldest first. */
  async blocksSince(slot) {
    const blocks = [];
    for (let block = await this.best(); block.slot >= slot; block = await this.header(block.parent)) {
      blocks.unshift(block);
    }
    return blocks;
  }

  /** The public keys of the producers, in the order of their turns. */
  async producers() {
    const keys = await this.call('state_call', 'AuraApi_authorities', '0x');
    // After the number of keys, which takes one byte, come 32 bytes for each.
    return keys.slice(4).match(/.{64}/g).map((key) => `0x${key}`);
  }

  /** Who is in office, and what they did in the epoch, as the block with this hash has it, or else the best one. */
  async schedule(hash) {
    return decodeSchedule(await this.call('state_call', 'ProducersApi_schedule', '0x', hash));
  }

  /** The hashes of the best chain's blocks from the genesis to the one at `height`. */
  async hashes(height) {
    const heights = Array.from({ length: height + 1 }, (_, index) => index);
    return this.call('chain_getBlockHash', heights);
  }
}

/** The slot in a header's Aura pre-digest: eight bytes, little-endian. The genesis has none. */
function slotOf(digest) {
  const preDigest = '0x0661757261' + '20';
  const log = digest.logs.find((log) => log.startsWith(preDigest));
  return log && Number(Buffer.from(log.slice(preDigest.length), 'hex').readBigUInt64LE());
}
