// The keys of so many producers are lost for good that finality cannot go on. Others are elected, and the council lets
// them begin without the old set's blessing: docs/runbooks/finality-stalls.md, step by step. PRODUCERS says of how many
// producers, 4 or 21.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNoFork, numbers } from './agreement.mjs';
import { SLOT_MS } from './chain.mjs';
import { send, sendInStall } from './commands.mjs';
import { approve, enact, hashOf, majority, noteStalled } from './council.mjs';
import { kindOf, tolerated } from './kinds.mjs';
import { until } from './network.mjs';
import { rotateKeys } from './set-keys.mjs';
import { Trial } from './trial.mjs';

const KIND = kindOf(Number(process.env.PRODUCERS ?? 21));
const NAMES = KIND.producers.map(({ name }) => name);
const SEATS = NAMES.length;

/** So long that what has to happen in one epoch does. */
const ROUNDS_PER_EPOCH = SEATS > 4 ? 3 : 5;
const EPOCH_MS = ROUNDS_PER_EPOCH * SEATS * SLOT_MS;

/** One more than may be missing. */
const LOST = tolerated(SEATS) + 1;
const SURVIVORS = NAMES.slice(0, -LOST);

/** Who takes the places of the lost: strangers, who own nothing yet. */
const NEWCOMERS = Array.from({ length: LOST }, (_, index) => ({
  name: `newcomer-${index + 1}`,
  secret: `//Newcomer//${index + 1}`,
}));

/** What each of them is given, in MED, and what it stakes of that: the rest is for the deposits. */
const GIFT = '1020000';
const STAKE = '10000';

/** How long votes may be on their way that were cast before the loss. */
const SETTLE_MS = 10_000;

/** How many blocks after its announcement the change takes effect. Branches are one or two blocks deep. */
const DELAY = 10;

/** How long finality may take to go on then, and a fresh node to reach the tip. */
const RECOVERY_MS = 120_000;

/** How long a block may take to come while a third of the producers or more are lost. */
const BLOCK_MS = 30_000;

const trial = new Trial(KIND.title, {
  kind: KIND,
  genesis: { producers: { parameters: { roundsPerEpoch: ROUNDS_PER_EPOCH } } },
});

/** The accounts of the lost, and the nodes of those who stay and of those who come. */
let lost;
let survivors;
let newcomers;

/** The accounts of the set that is to be, in their order. */
let wanted;

/** The last block that was final before the stall. */
let stalledAt;

const accountsOf = (nodes) => nodes.map(({ account }) => account);
const sorted = (accounts) => [...accounts].sort();

/** Lets each of these nodes do something, all at the same time. */
const each = (nodes, action) => Promise.all(nodes.map(action));

/** Waits until a node has what the account of another has sent. */
async function hasHeard(node, sender) {
  const nonce = await sender.chain.nonce(sender.account);
  await until('a node had heard of a transaction', async () => (await node.chain.nonce(sender.account)) >= nonce);
}

/** Checks that nothing became final since the loss. */
async function assertStalled() {
  const chains = survivors.map(({ chain }) => chain);
  const final = await numbers(chains, 'finalized');
  assert.equal(Math.max(...final), stalledAt, 'nothing became final');
}

trial.test(`the keys of ${LOST} of ${SEATS} producers are lost, and finality stops`, async () => {
  const { network } = trial;
  const everybody = NAMES.map((name) => network.nodes.get(name));
  survivors = SURVIVORS.map((name) => network.nodes.get(name));
  // All are candidates with votes, as on a network that is older than its genesis.
  await each(everybody, (node) => send(node, 'producer', 'register'));
  await send(survivors[0], 'vote', ...accountsOf(everybody));

  lost = await Promise.all(NAMES.slice(-LOST).map((name) => network.lose(name)));
  await sleep(SETTLE_MS);
  // The first step of the runbook: the highest block that any node says is final.
  const chains = survivors.map(({ chain }) => chain);
  stalledAt = Math.max(...(await numbers(chains, 'finalized')));
});

trial.test(`${LOST} others become candidates meanwhile`, async () => {
  const { network } = trial;
  // One after the other: a node that starts takes a core for seconds, and the survivors must not miss their turns.
  for (const { name, secret } of NEWCOMERS) {
    await network.join(name, { secret });
  }
  newcomers = NEWCOMERS.map(({ name }) => network.nodes.get(name));
  const chains = newcomers.map(({ chain }) => chain);
  const built = (await survivors[0].chain.best()).number;
  // Those who have no final block at all would begin to vote at the genesis.
  const follow = async () =>
    Math.min(...(await numbers(chains, 'best'))) >= built && Math.min(...(await numbers(chains, 'finalized'))) > 0;
  await until('the new nodes followed the chain', follow);

  await each(newcomers, async (newcomer, index) => {
    const giver = survivors[index];
    await sendInStall(giver, 'transfer', GIFT, '--to', newcomer.account);
    await hasHeard(newcomer, giver);
    await sendInStall(newcomer, 'stake', STAKE);
    await rotateKeys(newcomer, sendInStall);
    await sendInStall(newcomer, 'producer', 'register');
  });
  await assertStalled();
});

trial.test('they are elected, and the council enacts the change before they come into office', async () => {
  const [member] = survivors;
  const { chain } = member;
  const call = noteStalled(DELAY, stalledAt);
  // Those who stay are too few: the lost producers still have their accounts.
  const missing = majority(SEATS) - survivors.length;
  assert.ok(missing > 0);
  const others = lost.slice(0, missing).map(({ account, secret }) => ({ ...member, account, secret }));
  await each([...survivors, ...others], (who) => sendInStall(who, 'submit', approve(call)));
  const haveAgreed = async () => (await chain.ayes(hashOf(call))).length === majority(SEATS);
  await until('enough had agreed', haveAgreed, BLOCK_MS);

  wanted = sorted(accountsOf([...survivors, ...newcomers]));
  await each(newcomers, (newcomer) => hasHeard(member, newcomer));
  await sendInStall(member, 'vote', ...wanted);
  assert.deepEqual(await chain.ballot(member.account), wanted);
  const areNext = async () => (await chain.schedule()).next.join() === wanted.join();
  await until('they were the next set', areNext, EPOCH_MS + BLOCK_MS);

  const { epoch } = await chain.schedule();
  await sendInStall(member, 'submit', enact(call));
  assert.equal((await chain.schedule()).epoch, epoch, 'it was enacted in that epoch');
  assert.deepEqual(await chain.ayes(hashOf(call)), [], 'the ayes were enough, and are used up');
  assert.deepEqual([await chain.voterSetId(), await chain.setId()], [0, 0], 'the set of the genesis votes');
  await assertStalled();
});

trial.test('the new set finalises all blocks of the stall', async () => {
  const [{ chain }] = survivors;
  const isInOffice = async () => sorted((await chain.schedule()).turns.map(({ who }) => who)).join() === wanted.join();
  await until('they were in office', isInOffice, EPOCH_MS + BLOCK_MS);
  const { firstSlot } = await chain.schedule();
  const isInEffect = async () => (await chain.blocksSince(firstSlot)).length > DELAY;
  await until('the change took effect', isInEffect, DELAY * SLOT_MS + BLOCK_MS);
  const started = Date.now();
  const chains = trial.chains();
  const [announced] = await chain.blocksSince(firstSlot);
  const effective = announced.number + DELAY;
  const isFinal = async () => Math.min(...(await numbers(chains, 'finalized'))) >= effective;
  await until('all blocks of the stall were final at every node', isFinal, RECOVERY_MS);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);

  await assertNoFork(chains);
  for (const [name, node] of trial.network.nodes) {
    const ids = [await node.chain.voterSetId(), await node.chain.setId()];
    assert.deepEqual(ids, [1, 1], `${name} and the chain count their sets alike`);
    const log = readFileSync(trial.network.log(name), 'utf8');
    const [, block] = /Applying authority set change forced at block #(\d+)/.exec(log) ?? [];
    assert.equal(Number(block), announced.number, name);
  }
  const what = `${effective - stalledAt} blocks final ${seconds} s after the new set began`;
  trial.summary.set(`keys of ${LOST} of ${SEATS} lost for good`, what);
});

trial.test('a fresh node reaches the tip by a full sync', async () => {
  const [{ chain }] = survivors;
  const { number, hash } = await chain.finalized();
  const started = Date.now();
  await trial.network.join('latecomer', { options: ['--sync', 'full'] });
  const latecomer = trial.chainOf('latecomer');
  const isThere = async () => {
    const [final, ours, theirs] = await Promise.all([latecomer.finalized(), latecomer.best(), chain.best()]);
    return final.number >= number && ours.hash === theirs.hash;
  };
  await until('the latecomer was at the tip', isThere, RECOVERY_MS);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  assert.equal(await latecomer.call('chain_getBlockHash', number), hash);
  assert.equal(await latecomer.voterSetId(), 1);
  trial.summary.set('a fresh node, full sync across that', `${seconds} s`);
});
