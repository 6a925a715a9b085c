// A stock polkadot.js reads who produces, stands for election and votes. On the development chain only its producer may
// be elected: nobody else's node would make the blocks.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { connect, MED, sendAndInclude } from './chain.mjs';

/** What the first candidates deposit. */
const DEPOSIT = 1_000_000n * MED;

const SLOTS_PER_YEAR = 10_512_000n;

let api;
let alice;

/** Rewards are rounded so that a year's sum is exact: those of two slots may differ by one unit. */
const isAbout = (one, other) => one - other <= 1n && other - one <= 1n;

/** Sends a call of Alice and waits until it is in a block. */
const send = (call) => sendAndInclude(api, call, alice, {});

/** How all candidates stand. */
const standings = () => api.call.producersApi.standings();

before(async () => {
  api = await connect();
  alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
});

after(async () => {
  await api?.disconnect();
});

test('it reads whose turn it is, and what a block earns', async () => {
  const { turns, slot, endSlot, next } = (await api.call.producersApi.schedule()).toJSON();
  assert.deepEqual(turns.map(({ who }) => who), [alice.address]);
  assert.equal(turns[0].slot, slot + 1);
  assert.ok(endSlot > slot);
  assert.deepEqual(next, [alice.address]);

  const { perBlock, year } = await api.call.producersApi.rewards();
  assert.ok(isAbout(perBlock.toBigInt(), year.budget.toBigInt() / SLOTS_PER_YEAR));
});

test('every block mints its reward to its producer', async () => {
  const hash = await api.rpc.chain.getBlockHash();
  const { block } = await api.rpc.chain.getBlock(hash);
  const [then, before] = await Promise.all([hash, block.header.parentHash].map((at) => api.at(at)));
  const issued = async (at) => (await at.query.balances.totalIssuance()).toBigInt();
  const { perBlock } = await before.call.producersApi.rewards();
  assert.ok(isAbout((await issued(then)) - (await issued(before)), perBlock.toBigInt()));
});

test('it becomes a candidate, once, and deposits what is asked for', async () => {
  assert.equal((await api.call.producersApi.deposit()).toBigInt(), DEPOSIT);
  const { events, error } = await send(api.tx.producers.register());
  assert.equal(error, null);
  assert.ok(events.includes('producers.Registered'), events.join());
  const [{ who, votes, deposit, isElected, suspendedUntil }] = await standings();
  assert.equal(who.toString(), alice.address);
  assert.deepEqual([votes.toBigInt(), deposit.toBigInt()], [0n, DEPOSIT]);
  assert.ok(isElected.isTrue && suspendedUntil.isNone);
  assert.equal((await send(api.tx.producers.register())).error, 'AlreadyCandidate');
});

test('it votes, and the whole stake counts', async () => {
  const { events, error } = await send(api.tx.producers.vote([alice.address]));
  assert.equal(error, null);
  assert.ok(events.includes('producers.Voted'), events.join());
  assert.deepEqual((await api.call.producersApi.ballot(alice.address)).toJSON(), [alice.address]);
  const account = (await api.query.stakingBandwidth.accounts(alice.address)).unwrap();
  const [{ votes }] = await standings();
  assert.equal(votes.toBigInt(), account.stake.toBigInt());
});

test('a ballot that makes no sense changes nothing', async () => {
  const anybody = () => new Keyring({ type: 'sr25519' }).addFromSeed(randomBytes(32)).address;
  for (const [targets, expected] of [
    [Array.from({ length: 22 }, anybody), 'TooManyVotes'],
    [[alice.address, alice.address], 'SameCandidateTwice'],
    [[anybody()], 'VoteForNoCandidate'],
  ]) {
    assert.equal((await send(api.tx.producers.vote(targets))).error, expected);
    assert.deepEqual((await api.call.producersApi.ballot(alice.address)).toJSON(), [alice.address]);
  }
});

test('keys that are not proven to be its own are refused, and its own cannot be removed', async () => {
  const keys = { aura: randomBytes(32), grandpa: randomBytes(32) };
  // In hexadecimal: polkadot.js takes the first of raw bytes for their length.
  const proof = `0x${randomBytes(128).toString('hex')}`;
  assert.equal((await send(api.tx.session.setKeys(keys, proof))).error, 'InvalidProof');
  assert.equal((await send(api.tx.session.purgeKeys())).error, 'CallFiltered');
  assert.equal((await send(api.tx.producers.removeKeys())).error, 'KeysNeeded');
});

test('it resigns, stays in office, and its deposit with it', async () => {
  const { error } = await send(api.tx.producers.resign());
  assert.equal(error, null);
  assert.equal((await standings()).length, 0);
  const leaving = (await api.query.producers.leaving()).toJSON();
  assert.deepEqual(leaving.map(([who]) => who), [alice.address]);
  assert.deepEqual((await api.call.producersApi.schedule()).toJSON().next, [alice.address]);
  assert.equal((await send(api.tx.producers.register())).error, 'StillLeaving');
  assert.equal((await send(api.tx.producers.vote([]))).error, null);
  assert.deepEqual((await api.call.producersApi.ballot(alice.address)).toJSON(), []);
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
