// A stock polkadot.js, with no options, uses the chain.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { connect, MED, oldestState, sendAndFinalize } from './chain.mjs';

let api;
let alice;

before(async () => {
  api = await connect();
  alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
});

after(async () => {
  await api?.disconnect();
});

test('it shows amounts as the chain names them', () => {
  assert.deepEqual(api.registry.chainTokens, ['MED']);
  assert.deepEqual(api.registry.chainDecimals, [12]);
  assert.equal(api.registry.chainSS58, 42);
});

test('it reads a balance', async () => {
  const { data } = await api.query.system.account(alice.address);
  assert.ok(data.free.toBigInt() + data.reserved.toBigInt() > 9_000_000n * MED);
});

test('it reads metadata of every version that clients use', async () => {
  const versions = await api.call.metadata.metadataVersions();
  assert.deepEqual(
    versions.map((version) => version.toNumber()).filter((version) => version <= 16),
    [14, 15, 16],
  );
});

test('it estimates no fee and the true weight', async () => {
  const transfer = api.tx.balances.transferKeepAlive(alice.address, MED);
  const info = await transfer.paymentInfo(alice);
  assert.equal(info.partialFee.toBigInt(), 0n);
  assert.ok(info.weight.refTime.toBigInt() > 0n);
});

test('it transfers and sees the events, and nothing but the amount is spent', async () => {
  const keyring = new Keyring({ type: 'sr25519' });
  const recipient = keyring.addFromSeed(randomBytes(32));
  // Not Alice, who is paid for blocks meanwhile.
  const bob = keyring.addFromUri('//Bob');
  const amount = 3n * MED;
  const sender = async () => (await api.query.system.account(bob.address)).data.free.toBigInt();
  const before = await sender();

  const { events, error } = await sendAndFinalize(
    api,
    api.tx.balances.transferKeepAlive(recipient.address, amount),
    bob,
  );

  assert.equal(error, null);
  assert.ok(events.includes('balances.Transfer'), events.join());
  assert.ok(events.includes('system.ExtrinsicSuccess'), events.join());
  const { data } = await api.query.system.account(recipient.address);
  assert.equal(data.free.toBigInt(), amount);
  assert.equal(before - (await sender()), amount);
});

test('a transaction that offers a tip is refused in the pool', async () => {
  const transfer = api.tx.balances.transferKeepAlive(alice.address, MED);
  await assert.rejects(transfer.signAndSend(alice, { tip: 1 }), /1010: Invalid Transaction/);
  // The library reports the refusal on the console, too.
  assert.match(printed.pop(), /submitExtrinsic.*1010: Invalid Transaction/);
});

test('it anchors a root, finds it, and is told when it is there already', async () => {
  const root = `0x${randomBytes(32).toString('hex')}`;
  const absent = await api.call.anchorApi.anchored(root);
  assert.ok(absent.isNone);

  const { events, error, blockHash } = await sendAndFinalize(
    api,
    api.tx.merkleAnchor.anchor(root),
    alice,
  );
  assert.equal(error, null);
  assert.ok(events.includes('merkleAnchor.Anchored'), events.join());

  const { block } = await api.rpc.chain.getBlock(blockHash);
  const entry = (await api.query.merkleAnchor.anchors(root)).unwrap();
  assert.equal(entry.block.toNumber(), block.header.number.toNumber());
  const found = (await api.call.anchorApi.anchored(root)).unwrap();
  assert.equal(found.slot.toString(), entry.slot.toString());

  const again = await sendAndFinalize(api, api.tx.merkleAnchor.anchor(root), alice);
  assert.equal(again.error, 'AlreadyAnchored');
});

test('it decodes every block', async () => {
  const head = (await api.rpc.chain.getHeader()).number.toNumber();
  let transactions = 0;
  for (let number = oldestState(head); number <= head; number += 1) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const { block } = await api.rpc.chain.getBlock(hash);
    const events = await (await api.at(hash)).query.system.events();
    assert.ok(JSON.stringify(block.toHuman()).length > 0);
    assert.ok(Array.isArray(events.toHuman()));
    for (const extrinsic of block.extrinsics) {
      const shown = extrinsic.toHuman();
      assert.ok(shown.method.section && shown.method.method);
      transactions += Number(extrinsic.isSigned);
    }
  }
  assert.ok(transactions >= 3, 'the transactions of the tests before this one were among them');
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
