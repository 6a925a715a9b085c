// Nodes of a test's own: processes on the loopback interface that end with the test.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Chain } from '../../zombienet/chain.mjs';
import { PROGRAM } from '../../zombienet/network.mjs';

/** How long a node may take to serve JSON-RPC. */
const START_TIMEOUT_MS = 60_000;

/** How many lines of a node's log are kept for the message of a failed start. */
const KEPT_LOG_LINES = 40;

/** Runs the program with arguments that make it do one thing and end. */
export async function run(...args) {
  await promisify(execFile)(PROGRAM, args);
}

/** Starts nodes and ends them. */
export class Nodes {
  #running = [];

  /**
   * Starts a node and waits until it serves JSON-RPC.
   *
   * @returns {Promise<{url: string, chain: Chain}>} the address of its JSON-RPC, and what it says
   * of its chain.
   */
  async start(...args) {
    const folder = await mkdtemp(join(tmpdir(), 'medibloc-node-'));
    // `setpriv` asks the kernel to kill the node when this process ends, however it does.
    const child = spawn('setpriv', [
      ...['--pdeathsig', 'KILL', '--', PROGRAM, ...args],
      ...['--base-path', folder, '--rpc-port', '0'],
      // A producer's address must not change; nobody remembers this one's.
      '--unsafe-force-node-key-generation',
      ...['--no-prometheus', '--no-mdns', '--no-telemetry'],
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    const exited = once(child, 'exit');
    this.#running.push({ child, exited, folder });

    const address = await rpcAddress(child);
    return { url: `ws://${address}`, chain: new Chain(`http://${address}`) };
  }

  /** Kills every node and removes its database. */
  async stop() {
    for (const { child, exited, folder } of this.#running.splice(0)) {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true });
    }
  }
}

/** The address of JSON-RPC that a starting node names in its log. */
function rpcAddress(child) {
  return new Promise((found, failed) => {
    const log = [];
    const fail = (why) => failed(new Error(`${why}; the end of the node's log:\n${log.join('\n')}`));
    const timer = setTimeout(() => fail('the node serves no JSON-RPC'), START_TIMEOUT_MS);
    child.on('error', failed);
    // Reads to the end of the log, so that the node never waits for its reader.
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => {
      log.push(line);
      log.splice(0, log.length - KEPT_LOG_LINES);
      const address = line.match(/Running JSON-RPC server: addr=.*?(127\.0\.0\.1:\d+)/)?.[1];
      if (address) {
        clearTimeout(timer);
        found(address);
      }
    });
    lines.on('close', () => {
      clearTimeout(timer);
      fail('the node ended');
    });
  });
}
