// A network on trial: it starts before the tests of a file and ends after them, and what they measured is printed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Network, tail, until } from './network.mjs';
import { listeningAddresses } from './processes.mjs';

/** 127.0.0.1 and ::1, as /proc writes them. */
const LOOPBACK = ['0100007F', '00000000000000000000000001000000'];

export class Trial {
  /** What was measured, by name. */
  summary = new Map();
  /** @type {Network} */
  network;

  /**
   * @param {string} title Whose results they are.
   * @param {object} options How the network is started; `onStart` is called when it has.
   */
  constructor(title, { onStart, ...options }) {
    before(async () => {
      await this.#start(options);
      onStart?.();
    });
    after(() => this.#end(title));
  }

  async #start(options) {
    // A test runner that is killed leaves this program behind.
    const runner = process.ppid;
    setInterval(() => process.ppid === runner || process.exit(1), 1_000).unref();

    this.network = await Network.start(options);
    await until('every node had a final block', async () => {
      const finalized = await Promise.all(this.chains().map((chain) => chain.finalized()));
      return finalized.every(({ number }) => number > 0);
    });
  }

  #end(title) {
    this.network?.stop();
    // As rows of a table: `make net-test` puts them into its own.
    const width = Math.max(...[...this.summary.keys()].map((name) => name.length));
    for (const [name, result] of this.summary) {
      console.log(`| ${title}: ${name.padEnd(width)} | ${result} |`);
    }
  }

  /** A test that shows the ends of the logs when it fails: the files are gone afterwards. */
  test(name, body) {
    test(name, async () => {
      try {
        await body();
      } catch (error) {
        for (const node of this.network.nodes.keys()) {
          console.log(`the end of ${node}'s log:\n${tail(this.network.log(node))}`);
        }
        throw error;
      }
    });
  }

  /** A test that nothing of the network can be reached from outside. */
  testLoopback() {
    this.test('it listens on the loopback interface only', () => {
      for (const [name, { process }] of this.network.nodes) {
        const addresses = listeningAddresses(process);
        assert.ok(addresses.length >= 3, `${name} listens for peers, for JSON-RPC and for who asks its metrics`);
        assert.deepEqual(addresses.filter((address) => !LOOPBACK.includes(address)), [], name);
      }
    });
  }

  /** What a node says. */
  chainOf(name) {
    return this.network.nodes.get(name).chain;
  }

  /** What these nodes say, or all. */
  chains(names = [...this.network.nodes.keys()]) {
    return names.map((name) => this.chainOf(name));
  }
}
