// Producers are killed until finality stops, and one comes back.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNoFork, numbers } from './agreement.mjs';
import { currentSlot, SLOT_MS } from './chain.mjs';
import { tolerated } from './kinds.mjs';
import { until } from './network.mjs';

/** For how many rounds the slots of the killed are counted. */
const ROUNDS = 3;

/** How many slots all of this takes besides, at most: it has to happen in one epoch. */
const MORE_SLOTS = 80;

/** How long votes may be on their way that were cast before a kill. */
const SETTLE_MS = 10_000;

/** For how long finality is seen to stand still. */
const STALL_SLOTS = 20;

/** How long finality may take to go on when enough producers are back. */
const RESUME_MS = 60_000;

/** How long a block may take to be final, whoever is down. */
const FINALITY_MS = 60_000;

export class Stall {
  #trial;
  #names;
  /** Who is killed while finality goes on; who is killed then; who stays. */
  #victims;
  #last;
  #survivors;
  #epoch;
  /** The last block that was final before the stall. */
  #height;

  constructor(trial, { producers }) {
    this.#trial = trial;
    this.#names = producers.map(({ name }) => name);
    const victims = tolerated(producers.length);
    this.#survivors = this.#names.slice(0, -victims - 1);
    [this.#last, ...this.#victims] = this.#names.slice(-victims - 1);
  }

  /** The tests: each goes on from where the one before it left the network. */
  tests() {
    const [count, victims] = [this.#names.length, this.#victims.length];
    const trial = this.#trial;
    trial.test(`with ${victims} of ${count} killed, finality goes on; they alone miss slots`, () => this.#killSome());
    trial.test(`with ${victims + 1} of ${count} killed, finality stops; nothing forks`, () => this.#killOneMore());
    trial.test('when one of them is back, finality goes on', () => this.#bringBack());
  }

  async #killSome() {
    const seats = this.#names.length;
    const observer = this.#trial.chainOf(this.#survivors[0]);
    const needed = ROUNDS * seats + MORE_SLOTS;
    await until(
      'an epoch had begun that is long enough',
      async () => {
        const { slot, endSlot } = await observer.schedule();
        return endSlot - slot >= needed;
      },
      needed * SLOT_MS + FINALITY_MS,
    );

    await Promise.all(this.#victims.map((name) => this.#trial.network.end(name, 'SIGKILL')));
    const before = await booksAt(observer, currentSlot() + 1);
    const after = await booksAt(observer, before.slot + ROUNDS * seats);
    assert.equal(after.epoch, before.epoch, 'both are of the same epoch');
    this.#epoch = after.epoch;

    const missed = this.#missedBetween(before, after);
    const turns = this.#turnsBetween(before, after);
    const expected = turns.map(([name, count]) => [name, this.#victims.includes(name) ? count : 0]);
    assert.deepEqual(Object.fromEntries(missed), Object.fromEntries(expected));

    const lost = expected.reduce((sum, [, count]) => sum + count, 0);
    const { summary } = this.#trial;
    const what = `kill -9 of ${this.#victims.length} of ${seats}`;
    summary.set(what, `final blocks go on; all of the ${lost} slots missed in ${after.slot - before.slot} are theirs`);
  }

  async #killOneMore() {
    await this.#trial.network.end(this.#last, 'SIGKILL');
    await sleep(SETTLE_MS);
    const chains = this.#trial.chains(this.#survivors);
    const [best, final] = await Promise.all([numbers(chains, 'best'), numbers(chains, 'finalized')]);
    this.#height = Math.max(...final);

    await sleep(STALL_SLOTS * SLOT_MS);
    const [bestNow, finalNow] = await Promise.all([numbers(chains, 'best'), numbers(chains, 'finalized')]);
    assert.deepEqual(finalNow, final, 'nothing becomes final');
    const turns = Math.floor((STALL_SLOTS * this.#survivors.length) / this.#names.length);
    const grown = Math.min(...bestNow) - Math.max(...best);
    // A block may be on its way at either end.
    assert.ok(grown >= turns - 2, `${grown} blocks came in ${STALL_SLOTS} slots`);
    const height = await assertNoFork(chains);

    const what = `kill -9 of ${this.#victims.length + 1} of ${this.#names.length}`;
    this.#trial.summary.set(what, `no final blocks; ${height + 1} blocks, the same at all nodes`);
  }

  async #bringBack() {
    const { network, summary } = this.#trial;
    const observer = this.#trial.chainOf(this.#survivors[0]);
    const built = (await observer.best()).number;
    const started = Date.now();
    await network.restart(this.#last);
    const chains = this.#trial.chains([...this.#survivors, this.#last]);
    const left = RESUME_MS - (Date.now() - started);
    await until('finality went on', async () => Math.min(...(await numbers(chains, 'finalized'))) > this.#height, left);
    const resumed = Date.now() - started;
    const allFinal = async () => Math.min(...(await numbers(chains, 'finalized'))) >= built;
    await until('all blocks of the stall were final', allFinal, FINALITY_MS);
    const caughtUp = Date.now() - started;

    await assertNoFork(chains);
    assert.equal((await observer.schedule()).epoch, this.#epoch, 'no epoch began meanwhile');
    const seconds = [resumed, caughtUp].map((duration) => (duration / 1000).toFixed(1));
    summary.set('one of them starts again', `final blocks after ${seconds[0]} s, all of them after ${seconds[1]} s`);
  }

  #nameOf(account) {
    return this.#names.find((name) => this.#trial.network.nodes.get(name).account === account);
  }

  /** How many slots each producer missed, as the chain has it. */
  #missedBetween(before, after) {
    const missed = new Map(before.turns.map((turn) => [turn.who, turn.missed]));
    return after.turns.map((turn) => [this.#nameOf(turn.who), turn.missed - missed.get(turn.who)]);
  }

  /** How many slots each producer had, as the clock has it. */
  #turnsBetween(before, after) {
    const slots = Array.from({ length: after.slot - before.slot }, (_, index) => before.slot + 1 + index);
    return after.turns.map(({ who, slot }) => {
      const own = slots.filter((other) => (slot - other) % after.turns.length === 0);
      return [this.#nameOf(who), own.length];
    });
  }
}

/** What the chain has written down about its producers in a final block of `slot` or a later one. */
async function booksAt(chain, slot) {
  const patience = Math.max(0, slot - currentSlot()) * SLOT_MS + FINALITY_MS;
  const block = await until(
    `a block of slot ${slot} or a later one was final`,
    async () => {
      const last = await chain.finalized();
      return last.slot >= slot && last;
    },
    patience,
  );
  return chain.schedule(block.hash);
}
