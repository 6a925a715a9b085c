// A stock PAPI, with no descriptors and no options, uses the chain.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { getExtrinsicDecoder } from '@polkadot-api/tx-utils';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import {
  DEV_PHRASE,
  entropyToMiniSecret,
  mnemonicToEntropy,
  ss58Address,
} from '@polkadot-labs/hdkd-helpers';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { MED, oldestState, url } from './chain.mjs';

let client;
let api;
let alice;
let signer;

/** The address of a well-known account, and what signs for it. */
function wellKnown(path) {
  const pair = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)))(path);
  return [ss58Address(pair.publicKey), getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign)];
}

before(() => {
  client = createClient(getWsProvider(url));
  api = client.getUnsafeApi();
  [alice, signer] = wellKnown('//Alice');
});

after(() => client?.destroy());

/** The names of a transaction's events. */
const namesOf = (events) => events.map(({ type, value }) => `${type}.${value.type}`);

test('it reads what wallets show', async () => {
  const { properties } = await client.getChainSpecData();
  assert.deepEqual(properties, { ss58Format: 42, tokenDecimals: 12, tokenSymbol: 'MED' });
});

test('it reads a balance', async () => {
  const { data } = await api.query.System.Account.getValue(alice);
  assert.ok(data.free + data.reserved > 9_000_000n * MED);
});

test('it estimates no fee', async () => {
  const transfer = api.tx.Balances.transfer_keep_alive({
    dest: { type: 'Id', value: alice },
    value: MED,
  });
  assert.equal(await transfer.getEstimatedFees(alice), 0n);
});

test('it transfers and sees the events, and nothing but the amount is spent', async () => {
  const recipient = ss58Address(randomBytes(32));
  const amount = 3n * MED;
  const free = async (who) => (await api.query.System.Account.getValue(who)).data.free;
  // Not Alice, who is paid for blocks meanwhile.
  const [bob, signsForBob] = wellKnown('//Bob');
  const before = await free(bob);

  const { ok, events } = await api.tx.Balances.transfer_keep_alive({
    dest: { type: 'Id', value: recipient },
    value: amount,
  }).signAndSubmit(signsForBob);

  assert.ok(ok);
  const names = namesOf(events);
  assert.ok(names.includes('Balances.Transfer'), names.join());
  assert.ok(names.includes('System.ExtrinsicSuccess'), names.join());
  assert.equal(await free(recipient), amount);
  assert.equal(before - (await free(bob)), amount);
});

test('it anchors a root, finds it, and is told when it is there already', async () => {
  const root = `0x${randomBytes(32).toString('hex')}`;
  const anchor = api.tx.MerkleAnchor.anchor({ root });
  assert.equal(await api.apis.AnchorApi.anchored(root), undefined);

  const { ok, events, block } = await anchor.signAndSubmit(signer);
  assert.ok(ok);
  const names = namesOf(events);
  assert.ok(names.includes('MerkleAnchor.Anchored'), names.join());

  const entry = await api.query.MerkleAnchor.Anchors.getValue(root);
  assert.equal(entry.block, block.number);
  assert.deepEqual(await api.apis.AnchorApi.anchored(root), entry);

  const again = await anchor.signAndSubmit(signer);
  assert.equal(again.ok, false);
  assert.equal(again.dispatchError.value.value.type, 'AlreadyAnchored');
});

test('it decodes every block', async () => {
  const head = await client.getFinalizedBlock();
  const decode = getExtrinsicDecoder(await client.getMetadata(head.hash));
  let transactions = 0;
  for (let number = oldestState(head.number); number <= head.number; number += 1) {
    const hash = await client._request('chain_getBlockHash', [number]);
    for (const { event } of await api.query.System.Events.getValue({ at: hash })) {
      assert.ok(event.type && event.value.type);
    }
    for (const bytes of await client.getBlockBody(hash)) {
      const { type, call } = decode(bytes);
      assert.ok(call.type && call.value.type);
      transactions += Number(type === 'signed');
    }
  }
  assert.ok(transactions >= 3, 'the transactions of the tests before this one were among them');
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
