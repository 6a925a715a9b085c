// A stranger becomes one of four producers while their network runs, by the commands of
// docs/runbooks/become-a-producer.md and nothing else. An epoch lasts four rounds, so that it takes minutes.

import assert from 'node:assert/strict';
import { SLOT_MS } from './chain.mjs';
import { ask, send } from './commands.mjs';
import { accountOf } from './keys.mjs';
import { LOCAL } from './kinds.mjs';
import { PRODUCERS, until } from './network.mjs';
import { turnOf } from './schedule.mjs';
import { rotateKeys } from './set-keys.mjs';
import { Trial } from './trial.mjs';

const MED = 10n ** 12n;
const SEATS = PRODUCERS.length;
const ROUNDS_PER_EPOCH = 4;
const EPOCH_MS = ROUNDS_PER_EPOCH * SEATS * SLOT_MS;

/** Six accounts have staked half of all MED in the genesis. A little more is needed, in billionths of the issuance. */
const LEAST_STAKED = 505_000_000;
const STAKED = 6n * 5_000_000n * MED;

/** The other two of those accounts: they are no producers. One wants to be, and one votes for it. */
const STRANGER = '//Eve';
const VOTER = '//Ferdie';

/** What they stake besides, in MED. */
const STRANGERS_STAKE = 1_000n;
const VOTERS_STAKE = 1_000_000n;

/** A producer that is a candidate, too, for whom nobody votes. */
const [SECOND] = PRODUCERS;

/** How long a block may take to come. */
const BLOCK_MS = 30_000;

const trial = new Trial(LOCAL.title, {
  genesis: { producers: { parameters: { roundsPerEpoch: ROUNDS_PER_EPOCH, leastStaked: LEAST_STAKED } } },
});

/** The stranger with its node, and the voter, who asks somebody else's. */
let stranger;
let voter;

/** The stranger's address, and the keys that its node made. */
let address;
let keys;

/** When its node was started. */
let started;

/** What it could spend before it was in office, and the schedule in the first block in which it was. */
let before;
let seated;

/** What the stranger can spend, in the smallest unit, as its node's best block has it. */
async function spendable() {
  const { accounts } = await ask(stranger, 'account', 'show', stranger.account);
  return BigInt(accounts[0].spendable);
}

/** What `medibloc producer status` says of the stranger. */
async function status() {
  const { accounts } = await ask(stranger, 'producer', 'status', stranger.account);
  return accounts[0];
}

/** The schedule in the first block of an epoch. */
async function beginningOf(epoch) {
  const { chain } = stranger;
  const hasBegun = async () => {
    const schedule = await chain.schedule();
    return schedule.epoch >= epoch && schedule;
  };
  const { firstSlot } = await until(`epoch ${epoch} had begun`, hasBegun, EPOCH_MS + BLOCK_MS);
  const [block] = await chain.blocksSince(firstSlot);
  const schedule = await chain.schedule(block.hash);
  assert.equal(schedule.epoch, epoch);
  return schedule;
}

trial.test('a stranger stakes, lets its node make keys, and becomes a candidate', async () => {
  const { network } = trial;
  started = Date.now();
  await network.join('stranger', { secret: STRANGER });
  stranger = network.nodes.get('stranger');
  voter = { ...network.nodes.get(SECOND), secret: VOTER, account: accountOf(VOTER) };
  const isThere = async () => (await stranger.chain.best()).hash === (await voter.chain.best()).hash;
  await until("the stranger's node followed the chain", isThere);

  const makeReady = async () => {
    await send(stranger, 'stake', String(STRANGERS_STAKE));
    keys = await rotateKeys(stranger);
  };
  await Promise.all([
    makeReady(),
    send(voter, 'stake', String(VOTERS_STAKE)),
    send(network.nodes.get(SECOND), 'producer', 'register'),
  ]);

  const deposit = await stranger.chain.deposit();
  const registered = await send(stranger, 'producer', 'register');
  address = registered.account;
  assert.equal(BigInt(registered.deposit), deposit);
  const { state, candidate } = await status();
  assert.equal(state, 'candidate');
  assert.deepEqual([candidate.votes, candidate.deposit, candidate.is_elected], ['0', String(deposit), false]);
});

trial.test('what makes no sense is refused, and says why', async () => {
  const bob = accountOf('//Bob');
  await Promise.all([
    assert.rejects(send(stranger, 'producer', 'register'), {
      code: 1,
      message: /the transaction failed: the account is a candidate already/,
    }),
    // The proof is bound to the account that the keys were made for.
    assert.rejects(send(voter, 'producer', 'set-keys', keys.keys, keys.proof), {
      code: 1,
      message: /the transaction failed: the proof is not of these keys and this account/,
    }),
    // These are not even sent.
    assert.rejects(send(voter, 'vote', address, address), { code: 2, message: /is named before already/ }),
    assert.rejects(send(voter, 'vote', bob), { code: 1, message: /\{"error":"\w+ is no candidate/ }),
  ]);
});

trial.test('with votes, it is elected in the next epoch, and in office in the one after that', async () => {
  const { chain, account } = stranger;
  const { slot: since } = await chain.best();
  const ballot = await send(voter, 'vote', address);
  assert.deepEqual([ballot.before, ballot.now], [[], [address]]);

  let voted;
  for (const { hash } of await chain.blocksSince(since)) {
    if (!voted && (await chain.ballot(voter.account, hash)).includes(account)) {
      voted = await chain.schedule(hash);
    }
  }
  assert.ok(!voted.next.includes(account), 'an election is held when an epoch begins');

  const elected = await beginningOf(voted.epoch + 1);
  assert.ok(elected.next.includes(account), 'it is elected');
  assert.ok(!turnOf(elected, account), 'it is not in office yet');
  assert.equal(elected.next.length, SEATS);
  assert.equal((await status()).state, 'next');
  before = await spendable();

  seated = await beginningOf(voted.epoch + 2);
  assert.ok(turnOf(seated, account), 'it is in office');
  assert.deepEqual(seated.turns.map(({ who }) => who).sort(), elected.next);
});

trial.test('it makes the blocks of its turns, and is paid for each', async () => {
  const { chain, account } = stranger;
  /** What it made and what it owns, if both are of the same block, and it made two. */
  async function sample() {
    const { hash } = await chain.best();
    const schedule = await chain.schedule(hash);
    const owned = await spendable();
    const isStill = (await chain.best()).hash === hash;
    return isStill && turnOf(schedule, account).produced >= 2 && { schedule, owned };
  }
  const { schedule, owned } = await until('it had made two blocks', sample, EPOCH_MS);
  assert.equal(schedule.epoch, seated.epoch, 'its first epoch in office is not over');

  const { produced } = turnOf(schedule, account);
  const turn = turnOf(seated, account).slot % SEATS;
  assert.equal((await chain.producers())[turn], keys.author, 'whoever makes a block in its turn has its key');
  const blocks = (await chain.blocksSince(seated.slot + 1)).filter(({ slot }) => slot <= schedule.slot);
  assert.equal(blocks.filter(({ slot }) => slot % SEATS === turn).length, produced);

  // Rewards are differences of rounded sums: each may be one of the smallest units more or less.
  const [reward, count] = [await chain.reward(), BigInt(produced)];
  const difference = owned - before - count * reward;
  assert.ok(reward > 0n && -count <= difference && difference <= count, `${owned - before} for ${count} blocks`);
  const seconds = Math.round((Date.now() - started) / 1000);
  trial.summary.set('a stranger becomes one', `${produced} blocks made and paid ${seconds} s after its node's start`);
});

trial.test('medibloc shows what the chain has', async () => {
  const { chain, account } = stranger;
  const table = await ask(stranger, 'producers');
  const [{ hash, slot }] = await chain.blocksSince(table.as_of.slot);
  const schedule = await chain.schedule(hash);
  assert.deepEqual([table.epoch, table.as_of.slot, table.epoch_ends.slot], [schedule.epoch, slot, schedule.endSlot]);
  assert.equal(BigInt(table.staked), STAKED + (STRANGERS_STAKE + VOTERS_STAKE) * MED);

  // Whoever had to go for the stranger, and is no candidate, is not there any more.
  const shown = table.producers.map((row) => [row.next_turn.slot, row.in_office.produced, row.in_office.missed]);
  const expected = schedule.turns.map((turn) => [turn.slot, turn.produced, turn.missed]);
  const bySlot = ([one], [other]) => one - other;
  assert.deepEqual(shown.sort(bySlot), expected.sort(bySlot));

  const [first, second, ...others] = table.producers;
  assert.equal(first.account, address);
  assert.deepEqual([first.state, first.is_next, first.in_office.since_epoch], ['in office', true, seated.epoch]);
  assert.equal(first.next_turn.slot, turnOf(schedule, account).slot);
  assert.deepEqual([first.candidate.rank, first.candidate.is_elected, first.candidate.suspension], [1, true, null]);
  assert.equal(BigInt(first.candidate.votes), (5_000_000n + VOTERS_STAKE) * MED);
  assert.deepEqual([second.candidate.rank, second.candidate.votes, second.in_office.since_epoch], [2, '0', null]);
  assert.deepEqual(others.map(({ candidate }) => candidate), [null, null]);

  const alone = await status();
  assert.deepEqual([alone.account, alone.state, alone.candidate], [address, 'in office', first.candidate]);
});

trial.test('it resigns, and hears until when it is in office', async () => {
  const resigned = await send(stranger, 'producer', 'resign');
  const { firstSlot, endSlot } = await stranger.chain.schedule();
  // It is in the next set already. The epoch may have ended since the command asked.
  assert.ok([endSlot, 2 * endSlot - firstSlot].includes(resigned.in_office_until.slot), resigned.in_office_until.at);
  assert.equal(resigned.amount, undefined, 'its deposit is kept as long as it is in office');
  const { state, candidate } = await status();
  assert.deepEqual([state, candidate], ['in office', null]);
});
