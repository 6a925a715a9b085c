// The network of four producers: zombienet starts it, each node a process of its own on the loopback interface.
//
// zombienet does not look after the nodes once they run, so that a test may kill one and start it again. Its own
// teardown is not used: it kills the ids that it noted at the start, whoever has them now. And it does nothing when
// zombienet itself is killed; therefore the kernel ends every process here with the one that started it.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Chain } from './chain.mjs';
import { isAlive, pause, processesOf, signal, startOf } from './processes.mjs';

/** The producers of the chain `local`, in the order of their turns. */
export const PRODUCERS = ['alice', 'bob', 'charlie', 'dave'];

/** How long the network may take to start, a node to start again, or a process to end. */
const START_MS = 120_000;
const END_MS = 30_000;

/** The node: the one of the release build, or another that MEDIBLOC_NODE names. */
export const PROGRAM = resolve(
  fileURLToPath(new URL('..', import.meta.url)),
  process.env.MEDIBLOC_NODE ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'release/medibloc-node'),
);

const ZOMBIENET = fileURLToPath(new URL('node_modules/@zombienet/cli/dist/cli.js', import.meta.url));

/** Makes the kernel kill the program that follows when the process that starts it ends, however that ends. */
const MORTAL = ['setpriv', '--pdeathsig', 'KILL', '--'];

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Waits until `condition` returns something, and returns that. */
export async function until(what, condition, timeout = START_MS) {
  const deadline = Date.now() + timeout;
  for (;;) {
    const result = await condition();
    if (result) {
      return result;
    }
    if (Date.now() > deadline) {
      throw new Error(`it took more than ${timeout / 1000} s until ${what}`);
    }
    await sleep(100);
  }
}

/** Whether nothing listens on a port of the loopback interface. */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

/** Free ports that the system does not give to outgoing connections: a killed node needs its own again. */
export async function freePorts(count, taken = []) {
  const ports = new Set();
  while (ports.size < count) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    if (!taken.includes(port) && (await isFree(port))) {
      ports.add(port);
    }
  }
  return [...ports];
}

/** What zombienet is to start. The specification is raw: of any other it would replace the genesis. */
function configuration(specification, rpcPorts, ports, log) {
  const nodes = PRODUCERS.map((name, index) => {
    // The network key that zombienet gives to a node of this name. It does not change when the node is started again.
    const key = createHash('sha256').update(name).digest('hex');
    const id = execFileSync(PROGRAM, ['key', 'inspect-node-key'], { input: key, encoding: 'utf8' }).trim();
    return { name, address: `/ip4/127.0.0.1/tcp/${ports[2 * index]}/p2p/${id}`, index };
  });
  return {
    // Without `prometheus: false` zombienet makes the nodes show their metrics to the whole world.
    settings: { provider: 'native', timeout: START_MS / 1000, prometheus: false },
    relaychain: {
      chain: 'local',
      chain_spec_path: specification,
      default_substrate_cli_args_version: 1,
      default_keystore_key_types: ['aura', 'gran'],
      nodes: nodes.map(({ name, index }) => ({
        name,
        // A line for a shell. The log is the node's own: one that zombienet writes lacks the last words of a node.
        command: ['exec', `>>${log(name)}`, '2>&1', ...MORTAL, `'${PROGRAM}'`].join(' '),
        validator: true,
        rpc_port: rpcPorts[index],
        p2p_port: ports[2 * index],
        prometheus_port: ports[2 * index + 1],
        args: [
          // zombienet puts the port in.
          '--listen-addr',
          '/ip4/127.0.0.1/tcp/0',
          // Every node knows all others, so that none of them is needed for the rest to meet.
          '--bootnodes',
          ...nodes.filter((other) => other.name !== name).map((other) => other.address),
        ],
      })),
    },
  };
}

/** The four nodes, as they run. */
export class Network {
  /** Where the network keeps its files. */
  folder = mkdtempSync(join(tmpdir(), 'medibloc-net-'));
  /** @type {Map<string, {url: string, chain: Chain, process: object}>} */
  nodes = new Map();
  /** Resolves when zombienet ends, which takes the nodes that it started along. */
  ended;

  /**
   * Starts the network and waits until every node answers. It ends with this program at the latest.
   *
   * @param {number} [firstPort] Where the first producer serves JSON-RPC, and the others on the ports after it. Any
   * free ports if it is left out.
   */
  static async start(firstPort) {
    const network = new Network();
    process.once('exit', () => network.stop());
    for (const [name, status] of Object.entries(SIGNALS)) {
      process.once(name, () => process.exit(status));
    }
    try {
      await network.#start(firstPort);
    } catch (error) {
      network.stop();
      throw error;
    }
    return network;
  }

  async #start(firstPort) {
    const rpcPorts = firstPort === undefined ? await freePorts(4) : PRODUCERS.map((_, index) => firstPort + index);
    for (const port of rpcPorts) {
      if (!(await isFree(port))) {
        throw new Error(`port ${port} is in use: stop what runs there, or choose others with PORT=...`);
      }
    }
    const ports = await freePorts(8, rpcPorts);

    const specification = join(this.folder, 'chain.json');
    writeFileSync(
      specification,
      execFileSync(PROGRAM, ['export-chain-spec', '--chain', 'local', '--raw'], {
        maxBuffer: 2 ** 28,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    const config = join(this.folder, 'network.json');
    const wanted = configuration(specification, rpcPorts, ports, (name) => this.log(name));
    writeFileSync(config, JSON.stringify(wanted, null, 2));

    const log = join(this.folder, 'zombienet.log');
    const output = openSync(log, 'a');
    const [command, ...options] = MORTAL;
    const zombienet = spawn(
      command,
      [...options, process.execPath, ZOMBIENET, '--logType', 'silent', '--dir', this.#files, 'spawn', config],
      // Out of the terminal's process group: Ctrl-C is for this program, which ends all others.
      { stdio: ['ignore', output, output], detached: true },
    );
    closeSync(output);
    const hasEnded = () => zombienet.exitCode !== null || zombienet.signalCode !== null;
    this.ended = new Promise((resolve) => {
      zombienet.once('error', resolve).once('exit', resolve);
    });

    // zombienet writes this file when it has started everything.
    const done = join(this.#files, 'zombie.json');
    await until('zombienet had started the nodes', () => hasEnded() || existsSync(done));
    if (hasEnded()) {
      const logs = [log, ...PRODUCERS.map((name) => this.log(name))].filter(existsSync);
      const ends = logs.map((path) => `${basename(path)} ends with\n${tail(path, 10)}`);
      throw new Error(['zombienet did not start the nodes:', ...ends].join('\n'));
    }
    PRODUCERS.forEach((name, index) => {
      const url = `127.0.0.1:${rpcPorts[index]}`;
      this.nodes.set(name, {
        url: `ws://${url}`,
        chain: new Chain(`http://${url}`),
        process: this.#processOf(name),
      });
    });
    await Promise.all(PRODUCERS.map((name) => this.#answers(name)));
  }

  get #files() {
    return join(this.folder, 'zombienet');
  }

  #processOf(name) {
    return processesOf(this.folder).find(({ argv }) => argv[argv.indexOf('--name') + 1] === name);
  }

  #answers(name) {
    const node = this.nodes.get(name);
    return until(`${name} answered`, async () => {
      if (!node.process || !isAlive(node.process)) {
        throw new Error(`${name} does not run; the end of its log:\n${tail(this.log(name))}`);
      }
      return node.chain.call('system_health').catch(() => undefined);
    });
  }

  /** Where a node's log is. */
  log(name) {
    return join(this.folder, `${name}.log`);
  }

  /** Sends a node a signal that ends it, and waits until it has. */
  async end(name, how) {
    const node = this.nodes.get(name);
    signal(node.process, how);
    await until(`${name} ended`, () => !isAlive(node.process), END_MS);
  }

  /** Starts a node that has ended with the same arguments, and waits until it answers. */
  async restart(name) {
    const node = this.nodes.get(name);
    const output = openSync(this.log(name), 'a');
    const [command, ...options] = MORTAL;
    const argv = node.process.argv;
    const { pid } = spawn(command, [...options, ...argv], { stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    node.process = { id: pid, start: startOf(pid), argv };
    await this.#answers(name);
  }

  /** Ends every process of the network and removes its files. */
  stop() {
    const deadline = Date.now() + END_MS;
    for (;;) {
      const left = processesOf(this.folder);
      if (left.length === 0) {
        break;
      }
      if (Date.now() > deadline) {
        throw new Error(`these processes do not end: ${left.map(({ id }) => id).join()}`);
      }
      // zombienet first: after that nothing new is started.
      const starters = left.filter(({ argv }) => argv.includes('--dir'));
      (starters.length > 0 ? starters : left).forEach((target) => signal(target, 'SIGKILL'));
      pause(20);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The end of a log. */
export function tail(path, lines = 30) {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
}
