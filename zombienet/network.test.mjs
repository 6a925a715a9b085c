// The network of four producers: it rotates, it finalises, and a producer that is killed comes back. KILLS says how
// often it is killed.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentSlot, SLOT_MS } from './chain.mjs';
import { LOCAL } from './kinds.mjs';
import { PRODUCERS, until } from './network.mjs';
import { isAlive } from './processes.mjs';
import { Trial } from './trial.mjs';

const KILLS = Number(process.env.KILLS ?? 3);
const VICTIM = 'bob';

/** How many rounds of all producers the rotation is watched. */
const ROUNDS = 3;
const ROUND_MS = SLOT_MS * PRODUCERS.length;

/** By how many blocks finality may follow. */
const MAX_LAG = 3;

/** How often every node is asked what it has. */
const SAMPLE_MS = 250;

/** How long a block may take to reach all nodes. */
const GOSSIP_MS = 1_000;

/** What is final, by number, as any node ever said. */
const final = new Map();
/** The finality lags of the nodes, at every sample. */
const lags = [];

let sampling;
let stopped = false;

const trial = new Trial(LOCAL.title, {
  onStart: () => {
    sampling = sampleAll();
    // Whoever waits for it sees the failure.
    sampling.catch(() => {});
  },
});
const { summary } = trial;
const chainOf = (name) => trial.chainOf(name);

/** Notes what a node says is final, and how far its best block is ahead of it. */
async function sample(name) {
  const chain = chainOf(name);
  const best = await chain.best();
  const last = await chain.finalized();
  assert.equal(final.get(last.number) ?? last.hash, last.hash, `${name} has another final block ${last.number}`);
  final.set(last.number, last.hash);
  lags.push(best.number - last.number);
}

/** By how many blocks finality was behind at most, as often as it was asked for. */
function greatestLag() {
  assert.ok(lags.length > 0, 'somebody has looked');
  return Math.max(...lags);
}

/** Samples every node that runs, until it is told to stop. */
async function sampleAll() {
  while (!stopped) {
    await Promise.all(
      [...trial.network.nodes].map(async ([name, { process }]) => {
        try {
          await sample(name);
        } catch (error) {
          // A node that is being killed, or that starts, need not answer.
          if (error.code === 'ERR_ASSERTION' || (name !== VICTIM && isAlive(process))) {
            throw error;
          }
        }
      }),
    );
    await sleep(SAMPLE_MS);
  }
}

after(() => {
  stopped = true;
});

trial.testLoopback();

trial.test(`every producer authors in its turn for ${ROUNDS} rounds, and finality follows`, async () => {
  const chain = chainOf(PRODUCERS[0]);
  const keys = await chain.producers();
  for (const [index, name] of PRODUCERS.entries()) {
    assert.ok(await chainOf(name).call('author_hasKey', keys[index], 'aura'), `the turn is ${name}'s`);
  }

  lags.length = 0;
  const first = (await chain.best()).slot + 1;
  const slots = ROUNDS * PRODUCERS.length;
  await sleep((first + slots) * SLOT_MS + GOSSIP_MS - Date.now());
  const blocks = (await chain.blocksSince(first)).slice(0, slots);
  const lag = greatestLag();

  // The seal of a block is its slot's producer's, or no node would have taken it in.
  assert.deepEqual(
    blocks.map(({ slot }) => slot),
    Array.from({ length: slots }, (_, index) => first + index),
    'no slot was missed',
  );
  assert.ok(lag <= MAX_LAG, `finality was ${lag} blocks behind`);

  const counts = PRODUCERS.map((name, index) => {
    const own = blocks.filter(({ slot }) => slot % PRODUCERS.length === index);
    return `${name} ${own.length}`;
  });
  summary.set(`blocks in ${slots} slots`, counts.join(', '));
  summary.set('finality behind the best block', `at most ${lag} blocks in ${lags.length} samples`);
});

trial.test(`a producer that is killed authors again, ${KILLS} times in a row`, async () => {
  const others = chainOf(PRODUCERS.find((name) => name !== VICTIM));
  const returns = [];
  let longest = 0;
  lags.length = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // At ever other moments of the round, so that the kill meets whatever a producer does: the golden ratio spreads
    // any number of them evenly.
    await sleep(((kill * 0.618) % 1) * ROUND_MS);
    await trial.network.end(VICTIM, 'SIGKILL');
    // It is away for no block, for one, or for two.
    const height = (await others.best()).number + (kill % 3);
    await until('the others had gone on', async () => (await others.best()).number >= height);

    const started = Date.now();
    await trial.network.restart(VICTIM);
    const caughtUp = await until(`${VICTIM} had caught up`, () => hasCaughtUp(others));
    longest = Math.max(longest, Date.now() - started);
    returns.push(await slotsUntilAuthoring(caughtUp, others));
  }
  const lag = greatestLag();

  const counted = [1, 2].map((own) => returns.filter((slots) => slots === own).length);
  summary.set(`kill -9 of ${VICTIM} and start again`, `${KILLS} times in a row`);
  summary.set('from its start until it has caught up', `at most ${(longest / 1000).toFixed(1)} s`);
  summary.set('after that it authors in its first slot', `${counted[0]} times; in its second: ${counted[1]} times`);
  summary.set('finality behind the best block meanwhile', `at most ${lag} blocks in ${lags.length} samples`);
});

/** The slot in which the killed producer has what the others have, or nothing. */
async function hasCaughtUp(others) {
  const victim = chainOf(VICTIM);
  const [{ isSyncing, peers }, ours, theirs] = await Promise.all([
    victim.call('system_health'),
    victim.best(),
    others.best(),
  ]);
  return !isSyncing && peers > 0 && ours.hash === theirs.hash && currentSlot();
}

/** In which of its own slots after `caughtUp` the producer's block comes: 1 or 2. */
async function slotsUntilAuthoring(caughtUp, others) {
  const turn = PRODUCERS.indexOf(VICTIM);
  let slot = caughtUp + 1;
  while (slot % PRODUCERS.length !== turn) {
    slot += 1;
  }
  for (const own of [1, 2]) {
    await sleep((slot + 1) * SLOT_MS + GOSSIP_MS - Date.now());
    const blocks = await others.blocksSince(slot);
    if (blocks[0]?.slot === slot) {
      return own;
    }
    slot += PRODUCERS.length;
  }
  assert.fail(`${VICTIM} did not author in its first two slots after it had caught up`);
}

trial.test('its database is whole, and nothing final was ever taken back', async () => {
  const others = chainOf(PRODUCERS.find((name) => name !== VICTIM));
  await trial.network.end(VICTIM, 'SIGTERM');
  const { number } = await others.finalized();
  await trial.network.restart(VICTIM);
  await until(`${VICTIM} had caught up`, () => hasCaughtUp(others));
  stopped = true;
  await sampling;

  const victim = chainOf(VICTIM);
  for (let height = 0; height <= number; height += 1) {
    const [ours, theirs] = await Promise.all([victim, others].map((chain) => blockAt(chain, height)));
    assert.deepEqual(ours, theirs, `block ${height}`);
    assert.equal(final.get(height) ?? ours.hash, ours.hash, `block ${height} was final`);
  }
  summary.set(`${VICTIM}'s database in the end`, `blocks 0 to ${number} as another node has them`);
});

/** The block of the best chain at a height, with all that is in it. */
async function blockAt(chain, height) {
  const hash = await chain.call('chain_getBlockHash', height);
  const { block } = await chain.call('chain_getBlock', hash);
  return { hash, block };
}
