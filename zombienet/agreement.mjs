// Whether nodes have the same blocks.

import assert from 'node:assert/strict';

/** The numbers of the nodes' best blocks, or of their last final ones. */
export async function numbers(chains, which) {
  const blocks = await Promise.all(chains.map((chain) => chain[which]()));
  return blocks.map(({ number }) => number);
}

/** Checks that all nodes have the same blocks, but for the last one, which may be on its way; returns how high. */
export async function assertNoFork(chains) {
  const height = Math.min(...(await numbers(chains, 'best'))) - 1;
  const [first, ...others] = await Promise.all(chains.map((chain) => chain.hashes(height)));
  for (const other of others) {
    assert.deepEqual(other, first);
  }
  return height;
}
