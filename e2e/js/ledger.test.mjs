// What a Ledger relies on. The device is shown a transaction and a proof of the types in it; the
// proof leads to the hash of the metadata, which the device signs, too. The chain accepts the
// transaction only if its own metadata has that hash. Only the Wasm of a release knows the hash,
// so this test starts a chain that begins with that Wasm.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { merkleizeMetadata, proof } from '@polkadot-api/merkleize-metadata';
import { Keyring } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { connect, MED, sendAndInclude } from './chain.mjs';
import { Nodes } from './node.mjs';

/** The raw specification of the local network that begins with the release's Wasm. */
const SPEC = fileURLToPath(new URL('../../chain-specs/local-raw.json', import.meta.url));

/** What the device shows of the chain. */
const SHOWN = { tokenSymbol: 'MED', decimals: 12, base58Prefix: 42 };

const nodes = new Nodes();

let api;
let alice;
let metadata;
let chain;

before(async () => {
  // One producer of the four is enough: a block every twelve seconds, and nothing becomes final.
  const node = await nodes.start(
    ...['--chain', SPEC, '--alice', '--force-authoring'],
    ...['--listen-addr', '/ip4/127.0.0.1/tcp/0'],
  );
  api = await connect(node.url);
  alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
  chain = {
    ...SHOWN,
    specName: api.runtimeVersion.specName.toString(),
    specVersion: api.runtimeVersion.specVersion.toNumber(),
  };
  const version15 = (await api.call.metadata.metadataAtVersion(15)).unwrap();
  metadata = merkleizeMetadata(version15.toU8a(true), chain);
});

after(async () => {
  await api?.disconnect();
  await nodes.stop();
});

/**
 * How a wallet signs with a device: it sends the payload and a proof of every type in it. `proofs`
 * receives what the device was sent.
 */
const device = (proofs) => ({
  signPayload: async (fields) => {
    const payload = api.createType('ExtrinsicPayload', fields, { version: fields.version });
    proofs.push(proof.dec(metadata.getProofForExtrinsicPayload(payload.toU8a({ method: true }))));
    return { id: 1, ...payload.sign(alice) };
  },
});

/** The options of a transaction whose metadata the chain has to check. */
const checked = (metadataHash, proofs) => ({ mode: 1, metadataHash, signer: device(proofs) });

test('a transfer and an anchor with the hash of the metadata get into a block', async () => {
  const root = `0x${randomBytes(32).toString('hex')}`;
  const recipient = new Keyring({ type: 'sr25519' }).addFromSeed(randomBytes(32)).address;
  const proofs = [];
  const options = checked(u8aToHex(metadata.digest()), proofs);
  const nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
  const [transfer, anchor] = await Promise.all(
    [
      api.tx.balances.transferKeepAlive(recipient, MED),
      api.tx.merkleAnchor.anchor(root),
    ].map((transaction, index) =>
      sendAndInclude(api, transaction, alice.address, { ...options, nonce: nonce + index }),
    ),
  );

  assert.equal(transfer.error, null);
  assert.ok(transfer.events.includes('balances.Transfer'), transfer.events.join());
  assert.equal(anchor.error, null);
  assert.ok(anchor.events.includes('merkleAnchor.Anchored'), anchor.events.join());

  assert.equal(proofs.length, 2);
  for (const { leaves, info } of proofs) {
    assert.ok(leaves.length > 0);
    assert.deepEqual(info, chain);
  }
});

test('a transaction with another hash is refused', async () => {
  const wrong = metadata.digest();
  wrong[0] ^= 1;
  const transfer = api.tx.balances.transferKeepAlive(alice.address, MED);
  await assert.rejects(
    transfer.signAndSend(alice.address, checked(u8aToHex(wrong), [])),
    /1010: Invalid Transaction: Transaction has a bad signature/,
  );
  // The library reports the refusal on the console, too.
  assert.match(printed.pop(), /submitExtrinsic.*1010: Invalid Transaction/);
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
