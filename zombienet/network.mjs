// A network of producers: zombienet starts it, each node a process of its own on the loopback interface.
//
// zombienet does not look after the nodes once they run, so that a test may kill one and start it again. Its own
// teardown is not used: it kills the ids that it noted at the start, whoever has them now. And it does nothing when
// zombienet itself is killed; therefore the kernel ends every process here with the one that started it.

import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Chain } from './chain.mjs';
import { configuration, MORTAL, plan } from './configuration.mjs';
import { accountOf } from './keys.mjs';
import { LOCAL } from './kinds.mjs';
import { freePorts, isFree } from './ports.mjs';
import { isAlive, pause, processesOf, signal, startOf } from './processes.mjs';
import { PROGRAM } from './program.mjs';
import { writeSpecification } from './specification.mjs';

export { PROGRAM };

/** The producers of the chain `local`, in the order of their turns. */
export const PRODUCERS = LOCAL.producers.map(({ name }) => name);

/** How long something may take of which nothing else is known, and a process to end. */
const PATIENCE_MS = 120_000;
const END_MS = 30_000;

/** How long zombienet may take for each node that it starts. */
const START_MS = 30_000;

const ZOMBIENET = fileURLToPath(new URL('node_modules/@zombienet/cli/dist/cli.js', import.meta.url));

/** How many nodes a node that joins looks for first. A warp sync asks three at least. */
const BOOT_NODES = 4;

/** What makes a node a producer. Its network key need not be known before it starts. */
const PRODUCER_OPTIONS = ['--validator', '--unsafe-force-node-key-generation'];

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Waits until `condition` returns something, and returns that. */
export async function until(what, condition, timeout = PATIENCE_MS) {
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

/** The nodes, as they run. */
export class Network {
  /** Where the network keeps its files. */
  folder = mkdtempSync(join(tmpdir(), 'medibloc-net-'));
  /**
   * A node that is no producer has no account, and one that joined has no address that others are given.
   *
   * @type {Map<string, {url: string, chain: Chain, process: object, account?: string, secret?: string,
   * address?: string}>}
   */
  nodes = new Map();
  /** Resolves when zombienet ends, which takes the nodes that it started along. */
  ended;

  /**
   * Starts the network and waits until every node answers. It ends with this program at the latest.
   *
   * @param {object} [options]
   * @param {typeof LOCAL} [options.kind] Which network.
   * @param {number} [options.firstPort] Where the first producer serves JSON-RPC, and the others on the ports after it.
   * Any free ports if it is left out.
   * @param {object} [options.genesis] What the genesis is to have besides or instead.
   */
  static async start({ kind = LOCAL, firstPort, genesis = {} } = {}) {
    const network = new Network();
    process.once('exit', () => network.stop());
    for (const [name, status] of Object.entries(SIGNALS)) {
      process.once(name, () => process.exit(status));
    }
    try {
      await network.#start(kind, firstPort, genesis);
    } catch (error) {
      network.stop();
      throw error;
    }
    return network;
  }

  async #start({ chain, producers }, firstPort, genesis) {
    const count = producers.length;
    const rpcPorts = firstPort === undefined ? await freePorts(count) : producers.map((_, index) => firstPort + index);
    for (const port of rpcPorts) {
      if (!(await isFree(port))) {
        throw new Error(`port ${port} is in use: stop what runs there, or choose others with PORT=...`);
      }
    }
    const ports = await freePorts(2 * count, rpcPorts);

    const specification = writeSpecification(this.folder, chain, genesis);
    const nodes = plan(this.folder, specification, producers, rpcPorts, ports);
    const timeout = count * START_MS;
    const wanted = configuration(chain, specification, nodes, timeout / 1000, (name) => this.log(name));
    writeFileSync(this.#config, JSON.stringify(wanted, null, 2));

    await this.#spawn(producers, timeout);
    for (const { name, secret, account, address, rpcPort } of nodes) {
      this.nodes.set(name, { ...reached(rpcPort), secret, account, address, process: this.#processOf(name) });
    }
    await Promise.all([...this.nodes.keys()].map((name) => this.#answers(name)));
  }

  /** Starts zombienet and waits until it has started the nodes. */
  async #spawn(producers, timeout) {
    const log = join(this.folder, 'zombienet.log');
    const output = openSync(log, 'a');
    const [command, ...options] = MORTAL;
    // Whoever starts compiles the Wasm: no more at a time than there are cores for it.
    const atOnce = ['--spawn-concurrency', String(availableParallelism())];
    const zombienet = spawn(
      command,
      [
        ...[...options, process.execPath, ZOMBIENET, '--logType', 'silent', ...atOnce],
        ...['--dir', this.#files, 'spawn', this.#config],
      ],
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
    await until('zombienet had started the nodes', () => hasEnded() || existsSync(done), timeout);
    if (hasEnded()) {
      const logs = [log, ...producers.map(({ name }) => this.log(name))].filter(existsSync);
      const ends = logs.map((path) => `${basename(path)} ends with\n${tail(path, 10)}`);
      throw new Error(['zombienet did not start the nodes:', ...ends].join('\n'));
    }
  }

  get #config() {
    return join(this.folder, 'network.json');
  }

  get #files() {
    return join(this.folder, 'zombienet');
  }

  #processOf(name) {
    return processesOf(this.folder).find(({ argv }) => valueOf(argv, '--name') === name);
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
    node.process = this.#launch(name, node.process.argv);
    await this.#answers(name);
  }

  /** Ends a node as if its machine had burnt down: with its keys and its database. Returns what is left of it. */
  async lose(name) {
    await this.end(name, 'SIGKILL');
    const { process: lost, account, secret } = this.nodes.get(name);
    this.nodes.delete(name);
    for (const path of ['--base-path', '--keystore-path'].map((option) => valueOf(lost.argv, option))) {
      if (path) {
        rmSync(path, { recursive: true });
      }
    }
    return { account, secret };
  }

  /**
   * Starts one more node, with an empty database and without keys, and waits until it answers.
   *
   * @param {string} name
   * @param {object} [options]
   * @param {string} [options.secret] Of the account that it is a producer for. It is none if it is left out.
   * @param {string[]} [options.options] What it is started with besides.
   */
  async join(name, { secret, options = [] } = {}) {
    const [rpcPort, port] = await freePorts(2);
    const known = [...this.nodes.values()].filter(({ address }) => address);
    const addresses = known.slice(0, BOOT_NODES).map(({ address }) => address);
    const duties = secret ? PRODUCER_OPTIONS : [];
    const argv = [
      ...[PROGRAM, '--chain', join(this.folder, 'chain.json'), '--name', name],
      ...['--base-path', join(this.folder, name), '--rpc-port', String(rpcPort)],
      ...['--listen-addr', `/ip4/127.0.0.1/tcp/${port}`, '--bootnodes', ...addresses],
      ...['--no-mdns', '--no-prometheus', '--no-telemetry', ...duties, ...options],
    ];
    const account = secret && accountOf(secret);
    this.nodes.set(name, { ...reached(rpcPort), secret, account, process: this.#launch(name, argv) });
    await this.#answers(name);
  }

  #launch(name, argv) {
    const output = openSync(this.log(name), 'a');
    const [command, ...options] = MORTAL;
    const { pid } = spawn(command, [...options, ...argv], { stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    return { id: pid, start: startOf(pid), argv };
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

/** What follows an option among a program's arguments, if it is there. */
function valueOf(argv, option) {
  const index = argv.indexOf(option);
  return index < 0 ? undefined : argv[index + 1];
}

/** How the node that serves JSON-RPC on this port is reached. */
function reached(rpcPort) {
  return { url: `ws://127.0.0.1:${rpcPort}`, chain: new Chain(`http://127.0.0.1:${rpcPort}`) };
}

/** The end of a log. */
export function tail(path, lines = 30) {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
}
