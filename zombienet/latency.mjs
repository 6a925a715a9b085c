// How long blocks take to become final.

import { SLOT_MS } from './chain.mjs';
import { until } from './network.mjs';

/**
 * Waits until so many blocks are final that one node sees from now on.
 *
 * @returns {Promise<number[]>} How many milliseconds each took from the best chain to finality, the shortest first.
 */
export async function latencies(chain, count) {
  const { number: start } = await chain.best();
  /** When each block was first on the best chain. */
  const seen = new Map();
  const taken = [];
  let final = start;

  async function sample() {
    for (const { hash } of await blocksAbove(chain, await chain.best(), start)) {
      seen.set(hash, seen.get(hash) ?? Date.now());
    }
    const last = await chain.finalized();
    for (const { hash } of await blocksAbove(chain, last, final)) {
      // One that was not seen before became best and final between two samples.
      taken.push(Date.now() - (seen.get(hash) ?? Date.now()));
    }
    final = Math.max(final, last.number);
    return taken.length >= count;
  }
  // Twice as long as it takes when no slot is missed.
  await until(`${count} blocks were final`, sample, 2 * count * SLOT_MS);
  return taken.sort((one, other) => one - other);
}

/** The blocks from `head` down to the one above `number`. */
async function blocksAbove(chain, head, number) {
  const blocks = [];
  for (let block = head; block.number > number; block = await chain.header(block.parent)) {
    blocks.push(block);
  }
  return blocks;
}

/** The number that `percent` of the numbers, the smallest first, do not exceed. */
export function percentile(numbers, percent) {
  return numbers[Math.ceil((numbers.length * percent) / 100) - 1];
}
