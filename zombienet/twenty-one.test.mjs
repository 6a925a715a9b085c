// The network of twenty-one producers, as many as the public networks have: how soon blocks are final, and what happens
// when a third of the producers is gone. BLOCKS says how many blocks are timed.

import assert from 'node:assert/strict';
import { TESTNET } from './kinds.mjs';
import { latencies, percentile } from './latency.mjs';
import { Stall } from './stall.mjs';
import { Trial } from './trial.mjs';

const BLOCKS = Number(process.env.BLOCKS ?? 100);

/** How long a block may take to be final: half of all blocks, and all but one of a hundred. */
const HALF_MS = 9_000;
const MOST_MS = 15_000;

const trial = new Trial(TESTNET.title, { kind: TESTNET });

trial.testLoopback();

trial.test(`${BLOCKS} blocks are final in time`, async () => {
  const taken = await latencies(trial.chainOf(TESTNET.producers[0].name), BLOCKS);
  const [half, most] = [percentile(taken, 50), percentile(taken, 99)];
  const seconds = [half, most].map((duration) => (duration / 1000).toFixed(1));
  const what = 'from best to final';
  trial.summary.set(what, `p50 ${seconds[0]} s, p99 ${seconds[1]} s of ${taken.length} blocks`);
  assert.ok(half <= HALF_MS, `half of the blocks took up to ${seconds[0]} s`);
  assert.ok(most <= MOST_MS, `99 of 100 blocks took up to ${seconds[1]} s`);
});

new Stall(trial, TESTNET).tests();
