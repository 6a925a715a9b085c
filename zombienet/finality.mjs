// Prints how long blocks take to become final with twenty-one producers, as JSON: `make bench` reads it. BLOCKS says how
// many blocks are timed.

import { currentSlot, SLOT_MS } from './chain.mjs';
import { TESTNET } from './kinds.mjs';
import { latencies } from './latency.mjs';
import { Network, until } from './network.mjs';

const BLOCKS = Number(process.env.BLOCKS ?? 100);

/** The nodes' answers to a question. */
const ask = (network, question) => Promise.all([...network.nodes.values()].map(({ chain }) => question(chain)));

async function measure(network) {
  const begin = currentSlot();
  const round = TESTNET.producers.length;
  await until('every node had finalised blocks for a round', async () => {
    const final = await ask(network, (chain) => chain.finalized());
    return final.every(({ slot }) => slot >= begin + round);
  }, 10 * round * SLOT_MS);

  const chain = network.nodes.get(TESTNET.producers[0].name).chain;
  const before = await chain.best();
  const taken = await latencies(chain, BLOCKS);
  const after = await chain.best();
  const missedSlots = after.slot - before.slot - (after.number - before.number);
  const health = await ask(network, (chain) => chain.call('system_health'));
  return { taken, missedSlots, peers: Math.min(...health.map(({ peers }) => peers)) };
}

const network = await Network.start({ kind: TESTNET });
try {
  console.log(JSON.stringify(await measure(network)));
} catch (error) {
  console.error(`finality: ${error.message}`);
  process.exitCode = 1;
} finally {
  network.stop();
}
