// What zombienet is to start.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { insertKeys } from './keys.mjs';
import { PROGRAM, run } from './program.mjs';

/** Makes the kernel kill the program that follows when the process that starts it ends, however that ends. */
export const MORTAL = ['setpriv', '--pdeathsig', 'KILL', '--'];

/**
 * Which nodes a node looks for first: those that stand so many places after it in the circle of all. They are so few
 * that not everybody dials everybody, and so spread that many of them can be down.
 */
const BOOT_NODES_AFTER = [1, 2, 3, 5, 8];

/**
 * The producers' nodes, each with its keys and its addresses.
 *
 * @returns {{name: string, secret: string, account: string, keystore: string, rpcPort: number, port: number,
 * metricsPort: number, address: string}[]}
 */
export function plan(folder, specification, producers, rpcPorts, ports) {
  return producers.map(({ name, secret }, index) => {
    // The network key that zombienet gives to a node of this name. It does not change when the node is started again.
    const networkKey = createHash('sha256').update(name).digest('hex');
    const id = run(['key', 'inspect-node-key'], networkKey).trim();
    const keystore = join(folder, 'keys', name);
    const account = insertKeys(specification, keystore, secret);
    const [port, metricsPort] = ports.slice(2 * index);
    const address = `/ip4/127.0.0.1/tcp/${port}/p2p/${id}`;
    return { name, secret, account, keystore, rpcPort: rpcPorts[index], port, metricsPort, address };
  });
}

/** The addresses of a node's boot nodes. */
function bootNodes(nodes, index) {
  const others = BOOT_NODES_AFTER.map((places) => (index + places) % nodes.length).filter((other) => other !== index);
  return [...new Set(others)].map((other) => nodes[other].address);
}

/** What zombienet reads. */
export function configuration(chain, specification, nodes, timeout, log) {
  return {
    settings: {
      provider: 'native',
      timeout,
      // Otherwise zombienet makes the nodes show their metrics to the whole world.
      prometheus: false,
      // It would ask each node for its metrics once, and give up on a machine that is too busy to answer at once.
      node_verifier: 'None',
    },
    relaychain: {
      chain,
      chain_spec_path: specification,
      default_substrate_cli_args_version: 1,
      nodes: nodes.map(({ name, keystore, rpcPort, port, metricsPort }, index) => ({
        name,
        // A line for a shell. The log is the node's own: one that zombienet writes lacks the last words of a node.
        command: ['exec', `>>${log(name)}`, '2>&1', ...MORTAL, `'${PROGRAM}'`].join(' '),
        validator: true,
        rpc_port: rpcPort,
        p2p_port: port,
        prometheus_port: metricsPort,
        args: [
          // zombienet puts the port in.
          '--listen-addr',
          '/ip4/127.0.0.1/tcp/0',
          // zombienet makes keys, too: those that it derives from the name, in a keystore that nobody reads.
          '--keystore-path',
          keystore,
          '--bootnodes',
          ...bootNodes(nodes, index),
        ],
      })),
    },
  };
}
