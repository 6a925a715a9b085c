// Starts a network of producers for a person to play with, until Ctrl-C. PRODUCERS says how many, 4 or 21; PORT says
// where the first of them serves JSON-RPC.

import { kindOf } from './kinds.mjs';
import { Network } from './network.mjs';

try {
  const kind = kindOf(Number(process.env.PRODUCERS ?? 4));
  console.log(`Starting ${kind.title}...`);
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
