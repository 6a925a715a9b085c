// Twenty-one producers hand over to the next set while finality stands still, and a fresh node follows them across
// that. An epoch lasts two rounds, so that it happens within minutes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SLOT_MS } from './chain.mjs';
import { TESTNET } from './kinds.mjs';
import { until } from './network.mjs';
import { rotateKeys } from './set-keys.mjs';
import { Trial } from './trial.mjs';

const ROUNDS_PER_EPOCH = 2;
const NAMES = TESTNET.producers.map(({ name }) => name);
const EPOCH_MS = ROUNDS_PER_EPOCH * NAMES.length * SLOT_MS;

/** One more than finality needs to stop. */
const DOWN = NAMES.slice(-8);

/** The producer whose keys change. It stays. */
const CHANGED = NAMES[0];

/** How long finality may take to go on when all are back, and a fresh node to reach the tip. */
const RECOVERY_MS = 120_000;

const trial = new Trial(TESTNET.title, {
  kind: TESTNET,
  genesis: { producers: { parameters: { roundsPerEpoch: ROUNDS_PER_EPOCH } } },
});

/** The block that hands over: the last one that the old set finalises. */
let handedOver;

trial.test(`the set changes while ${DOWN.length} of ${NAMES.length} are down`, async () => {
  const observer = trial.chainOf(CHANGED);
  const { author } = await rotateKeys(trial.network.nodes.get(CHANGED));
  await Promise.all(DOWN.map((name) => trial.network.end(name, 'SIGKILL')));

  const hasChanged = async () => (await observer.producers()).includes(author);
  await until('the new keys were in office', hasChanged, 3 * EPOCH_MS);
  const { firstSlot } = await observer.schedule();
  [handedOver] = await observer.blocksSince(firstSlot);

  const final = await observer.finalized();
  assert.ok(final.number < handedOver.number, `block ${final.number} is final, the hand-over is ${handedOver.number}`);
  assert.equal(await observer.voterSetId(), 0, 'the set of the genesis votes');
});

trial.test('finality goes on when they are back, and the new set votes', async () => {
  for (const name of DOWN) {
    await trial.network.restart(name);
  }
  const started = Date.now();
  const chains = trial.chains();
  const isFinal = async () => {
    const finalized = await Promise.all(chains.map((chain) => chain.finalized()));
    return finalized.every(({ number }) => number > handedOver.number);
  };
  await until('blocks of the new set were final', isFinal, RECOVERY_MS);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);

  const setIds = await Promise.all(chains.map((chain) => chain.voterSetId()));
  assert.deepEqual([...new Set(setIds)], [1], 'the new set votes at every node');
  const hashes = await Promise.all(chains.map((chain) => chain.call('chain_getBlockHash', handedOver.number)));
  assert.deepEqual([...new Set(hashes)], [handedOver.hash], 'the hand-over is the same block at every node');
  trial.summary.set(`new set while ${DOWN.length} are down`, `it finalises ${seconds} s after they are back`);
});

trial.test('a fresh node reaches the tip by a warp sync', async () => {
  const observer = trial.chainOf(CHANGED);
  const { number, hash } = await observer.finalized();
  const started = Date.now();
  await trial.network.join('newcomer', { options: ['--sync', 'warp'] });
  const newcomer = trial.chainOf('newcomer');
  const isThere = async () => {
    const [final, ours, theirs] = await Promise.all([newcomer.finalized(), newcomer.best(), observer.best()]);
    return final.number >= number && ours.hash === theirs.hash;
  };
  // In the middle of a warp sync, it need not answer.
  await until('the newcomer was at the tip', () => isThere().catch(() => false), RECOVERY_MS);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);

  assert.match(readFileSync(trial.network.log('newcomer'), 'utf8'), /Warp sync is complete/);
  assert.equal(await newcomer.call('chain_getBlockHash', number), hash);
  trial.summary.set('a fresh node, warp sync across that', `${seconds} s`);
});
