// What a node says about its chain, over plain JSON-RPC.

import { Reader } from './scale.mjs';
import { readSchedule } from './schedule.mjs';

/** How long a node may take for an answer. */
const ANSWER_MS = 5_000;

/** How long it may take to look into a transaction: one with a runtime in it is long. */
const SUBMIT_MS = 60_000;

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
    return this.#request(method, params, ANSWER_MS);
  }

  /** Hands an encoded transaction to the node's pool. */
  async submit(transaction) {
    return this.#request('author_submitExtrinsic', [transaction], SUBMIT_MS);
  }

  async #request(method, params, timeout) {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(timeout),
    });
    const { result, error } = await response.json();
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  /** What `read` takes out of a runtime API's answer, at the block with this hash, or else at the best one. */
  async #ask(method, read, argument = '0x', hash) {
    return read(new Reader(`the answer of ${method}`, await this.call('state_call', method, argument, hash)));
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
    return this.#ask('ProducersApi_schedule', readSchedule, '0x', hash);
  }

  /** For whom an account votes, as the block with this hash has it. */
  async ballot(account, hash) {
    return this.#ask('ProducersApi_ballot', (reader) => reader.accounts(), account, hash);
  }

  /** Which members of the council agree to the call with this hash. */
  async ayes(callHash) {
    return this.#ask('ProducersApi_ayes', (reader) => reader.accounts(), callHash);
  }

  /** What the next candidate deposits, in the smallest unit. */
  async deposit() {
    return this.#ask('ProducersApi_deposit', (reader) => reader.u128());
  }

  /** What the next block earns, in the smallest unit. */
  async reward() {
    return this.#ask('ProducersApi_rewards', (reader) => reader.u128());
  }

  /** How many transactions of an account are in the best chain. */
  async nonce(account) {
    return this.#ask('AccountNonceApi_account_nonce', (reader) => reader.u32(), account);
  }

  /** The ordinal of the set that votes on finality, as the best block has it. */
  async setId() {
    return this.#ask('GrandpaApi_current_set_id', (reader) => reader.u64());
  }

  /** The ordinal of the set that votes on finality, as the node's voter has it. */
  async voterSetId() {
    return (await this.call('grandpa_roundState')).setId;
  }

  /** Which version of the runtime the block after the one with this hash is executed by, or the one after the best. */
  async specVersion(hash) {
    return (await this.call('state_getRuntimeVersion', hash)).specVersion;
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
