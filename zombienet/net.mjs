// Starts a network of producers for a person to play with, until Ctrl-C. PRODUCERS says how many, 4 or 21; PORT says
// where the first of them serves JSON-RPC.

import { LOCAL, TESTNET } from './kinds.mjs';
import { Network } from './network.mjs';

try {
  const count = Number(process.env.PRODUCERS ?? LOCAL.producers.length);
  const kind = [LOCAL, TESTNET].find(({ producers }) => producers.length === count);
  if (!kind) {
    throw new Error('there are networks of 4 and of 21 producers: choose one with PRODUCERS=...');
  }
  console.log(`Starting ${count} producers...`);
  const network = await Network.start({ kind, firstPort: Number(process.env.PORT ?? 9944) });
  for (const [name, { url }] of network.nodes) {
    console.log(`\n${name}  ${url}\n  https://polkadot.js.org/apps/?rpc=${url}\n  log: ${network.log(name)}`);
  }
  console.log('\nA block every three seconds, final two blocks later. Ctrl-C ends the network and removes its files.');
  await network.ended;
  throw new Error('zombienet has ended, and its nodes with it');
} catch (error) {
  console.error(`net: ${error.message}`);
  process.exitCode = 1;
}
