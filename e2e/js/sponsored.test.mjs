// A patient with a fresh key, no balance and no history anchors a root, and a hospital pays: with a stock polkadot.js
// and a stock PAPI, the voucher signed as each of them signs raw bytes. Both decode the blocks.

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
import { Keyring } from '@polkadot/api';
import { stringToHex, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { connect, MED, sendAndFinalize, url } from './chain.mjs';
import { encodeVoucher, voucherText } from './voucher.ts';

/** Enough for three anchors of a new patient, in billionths of a block. */
const ALLOWANCE = 10_000_000n;

let api;
let hospital;
let wallet;
let client;
let papi;
let payer;

/** What a page has of the polkadot.js extension: `Signer` of polkadot.js, as the extension implements it. */
class ExtensionSigner {
  #keyring;
  #requests = 0;

  constructor(keyring) {
    this.#keyring = keyring;
  }

  async signRaw({ address, data, type }) {
    assert.equal(type, 'bytes');
    const signature = this.#keyring.getPair(address).sign(u8aWrapBytes(data));
    this.#requests += 1;
    return { id: this.#requests, signature: u8aToHex(signature) };
  }
}

before(async () => {
  api = await connect();
  const keyring = new Keyring({ type: 'sr25519' });
  hospital = keyring.addFromUri('//Bob');
  wallet = new ExtensionSigner(keyring);

  client = createClient(getWsProvider(url));
  papi = client.getUnsafeApi();
  payer = derive('//Bob');
});

after(async () => {
  client?.destroy();
  await api?.disconnect();
});

const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));

const signerOf = ({ publicKey, sign }) => getPolkadotSigner(publicKey, 'Sr25519', sign);

const slot = () => BigInt(Math.floor(Date.now() / 3000));

const root = () => u8aToHex(randomBytes(32));

const serial = () => randomBytes(8).readBigUInt64LE();

const fresh = () => new Keyring({ type: 'sr25519' }).addFromSeed(randomBytes(32));

const used = async (who) => (await api.call.bandwidthApi.quota(who.address)).used.toBigInt();

const once = (nonce, call) => ({
  payer: hospital.address,
  generation: 0,
  scope: { type: 'Once', nonce, call: call.method.toU8a() },
  expiresAt: slot() + 100n,
});

const standing = (calls) => ({
  payer: hospital.address,
  generation: 0,
  scope: { type: 'Standing', serial: serial(), calls, bandwidth: ALLOWANCE },
  expiresAt: slot() + 100n,
});

/** Lets the hospital's wallet sign a voucher for `patient`; returns what makes a sponsored call of a call. */
async function sign(patient, voucher) {
  const text = voucherText(api.genesisHash.toHex(), patient.address, voucher, slot());
  const data = stringToHex(text);
  const signature = { Sr25519: await api.sign(hospital.address, { data }, { signer: wallet }) };
  return (call) =>
    api.tx.payerSignature.sponsored(encodeVoucher(voucher), hospital.address, signature, call);
}

/** A transaction of `patient` that the hospital pays for. */
const sponsor = async (patient, call, voucher) => (await sign(patient, voucher))(call);

/** The sponsored call of a block as polkadot.js shows it, which must show the whole block. */
async function shownByPolkadotJs(blockHash) {
  const { block } = await api.rpc.chain.getBlock(blockHash);
  const shown = block.extrinsics.map((extrinsic) => extrinsic.toHuman());
  assert.ok(shown.every(({ method }) => method.section && method.method));
  const events = await (await api.at(blockHash)).query.system.events();
  assert.ok(Array.isArray(events.toHuman()));
  const { signer, method } = shown.findLast(({ method }) => method.section === 'payerSignature');
  const { voucher, key, call } = method.args;
  return {
    signer: signer.Id,
    payer: voucher.payer,
    key,
    scope: Object.keys(voucher.scope)[0],
    call: `${call.section}.${call.method}`,
    root: call.args.root,
  };
}

/** The same as PAPI shows it. */
async function shownByPapi(blockHash) {
  const decode = getExtrinsicDecoder(await client.getMetadata(blockHash));
  const shown = (await client.getBlockBody(blockHash)).map((bytes) => decode(bytes));
  assert.ok(shown.every(({ call }) => call.type && call.value.type));
  for (const { event } of await papi.query.System.Events.getValue({ at: blockHash })) {
    assert.ok(event.type && event.value.type);
  }
  const { address, call } = shown.findLast(({ call }) => call.type === 'PayerSignature');
  assert.equal(call.value.type, 'sponsored');
  const { voucher, key, call: inner } = call.value.value;
  return {
    signer: address.value,
    payer: voucher.payer,
    key,
    scope: voucher.scope.type,
    call: `${inner.type}.${inner.value.type}`,
    root: inner.value.value.root,
  };
}

/** Both clients decode the block, and show who signed, who paid, and for what. */
async function assertShown(blockHash, { signer, scope, root }) {
  const expected = { signer, payer: hospital.address, key: hospital.address, scope, root };
  assert.deepEqual(await shownByPolkadotJs(blockHash), { ...expected, call: 'merkleAnchor.anchor' });
  assert.deepEqual(await shownByPapi(blockHash), { ...expected, call: 'MerkleAnchor.anchor' });
}

/** The patient owns nothing, sent so many transactions, and its account stays. */
async function assertOwnsNothing(address, sent) {
  const { data, nonce, sufficients } = await api.query.system.account(address);
  assert.equal(data.free.toBigInt() + data.reserved.toBigInt(), 0n);
  assert.deepEqual([nonce.toNumber(), sufficients.toNumber()], [sent, 1]);
}

/** The pool refuses the transaction for this reason. */
async function assertRefused(transaction, signer, reason) {
  await assert.rejects(transaction.signAndSend(signer), new RegExp(`1010: Invalid Transaction: ${reason}`));
  // The library reports the refusal on the console, too.
  assert.match(printed.pop(), /submitExtrinsic.*1010: Invalid Transaction/);
}

test('a fresh key anchors a root through a voucher, and the hospital is charged', async () => {
  const patient = fresh();
  const hash = root();
  const anchor = api.tx.merkleAnchor.anchor(hash);
  const before = await used(hospital);

  const call = await sponsor(patient, anchor, once(0, anchor));
  const { events, error, blockHash } = await sendAndFinalize(api, call, patient);

  assert.equal(error, null);
  assert.ok(events.includes('merkleAnchor.Anchored'), events.join());
  assert.ok(events.includes('payerSignature.Sponsored'), events.join());
  assert.ok((await used(hospital)) > before);
  await assertOwnsNothing(patient.address, 1);
  await assertShown(blockHash, { signer: patient.address, scope: 'Once', root: hash });
});

test('a standing voucher pays for two roots of a fresh key, and for nothing that it does not list', async () => {
  const patient = fresh();
  const before = await used(hospital);
  const pay = await sign(patient, standing([[...api.tx.merkleAnchor.anchor.callIndex]]));

  for (const hash of [root(), root()]) {
    const call = pay(api.tx.merkleAnchor.anchor(hash));
    const { events, error, blockHash } = await sendAndFinalize(api, call, patient);
    assert.equal(error, null);
    assert.ok(events.includes('merkleAnchor.Anchored'), events.join());
    await assertShown(blockHash, { signer: patient.address, scope: 'Standing', root: hash });
  }
  assert.ok((await used(hospital)) > before);
  await assertOwnsNothing(patient.address, 2);

  const unlisted = api.tx.balances.transferKeepAlive(hospital.address, MED);
  await assertRefused(pay(unlisted), patient, 'Custom error: 5');
});

test('a voucher for another nonce, another call and another signer is refused by the pool', async () => {
  const anchor = api.tx.merkleAnchor.anchor(root());
  const other = api.tx.merkleAnchor.anchor(root());
  const patient = fresh();
  const refused = async (call, voucher, signer, code) =>
    assertRefused(await sponsor(patient, call, voucher), signer, `Custom error: ${code}`);

  await refused(anchor, once(1, anchor), patient, 4);
  await refused(other, once(0, anchor), patient, 5);
  await refused(anchor, once(0, anchor), fresh(), 8);
  await refused(anchor, { ...once(0, anchor), expiresAt: slot() - 10n }, patient, 1);
});

test('a fresh key without a voucher is refused by the pool', async () => {
  await assertRefused(api.tx.merkleAnchor.anchor(root()), fresh(), 'Inability to pay');
});

/** The voucher as PAPI takes it. */
const forPapi = ({ scope, generation, expiresAt }) => ({
  payer: ss58Address(payer.publicKey),
  generation,
  scope:
    scope.type === 'Once'
      ? { type: 'Once', value: { nonce: scope.nonce, call_hash: blake2AsHex(scope.call, 256) } }
      : {
          type: 'Standing',
          value: {
            serial: scope.serial,
            // Two bytes are bytes to PAPI, and bytes are hexadecimal.
            calls: scope.calls.map((index) => u8aToHex(Uint8Array.from(index))),
            bandwidth: scope.bandwidth,
          },
        },
  expires_at: expiresAt,
});

/** Signs a voucher for `patient` as PAPI signs raw bytes; returns what sends a call with it. */
async function signWithPapi(patient, voucher) {
  const text = voucherText(api.genesisHash.toHex(), patient.publicKey, voucher, slot());
  const signature = await signerOf(payer).signBytes(new TextEncoder().encode(text));
  return (call) =>
    papi.tx.PayerSignature.sponsored({
      voucher: forPapi(voucher),
      key: ss58Address(payer.publicKey),
      signature: { type: 'Sr25519', value: u8aToHex(signature) },
      call: call.decodedCall,
    }).signAndSubmit(signerOf(patient));
}

const freshInPapi = () => derive(`//Patient//${randomBytes(8).toString('hex')}`);

test('the same through PAPI, the voucher signed as PAPI signs raw bytes', async () => {
  const patient = freshInPapi();
  const address = ss58Address(patient.publicKey);
  const hash = root();
  const anchor = papi.tx.MerkleAnchor.anchor({ root: hash });
  const voucher = {
    payer: payer.publicKey,
    generation: 0,
    scope: { type: 'Once', nonce: 0, call: await anchor.getEncodedData() },
    expiresAt: slot() + 100n,
  };

  const before = await used(hospital);
  const { ok, events, block } = await (await signWithPapi(patient, voucher))(anchor);

  assert.ok(ok);
  assert.ok(events.some(({ type, value }) => type === 'MerkleAnchor' && value.type === 'Anchored'));
  const account = await papi.query.System.Account.getValue(address);
  assert.deepEqual([account.data.free, account.nonce], [0n, 1]);
  assert.ok((await used(hospital)) > before);
  await assertShown(block.hash, { signer: address, scope: 'Once', root: hash });
});

test('a standing voucher pays for two roots through PAPI', async () => {
  const patient = freshInPapi();
  const address = ss58Address(patient.publicKey);
  const encoded = await papi.tx.MerkleAnchor.anchor({ root: root() }).getEncodedData();
  const before = await used(hospital);
  const pay = await signWithPapi(patient, {
    payer: payer.publicKey,
    generation: 0,
    scope: { type: 'Standing', serial: serial(), calls: [[encoded[0], encoded[1]]], bandwidth: ALLOWANCE },
    expiresAt: slot() + 100n,
  });

  for (const hash of [root(), root()]) {
    const { ok, block } = await pay(papi.tx.MerkleAnchor.anchor({ root: hash }));
    assert.ok(ok);
    await assertShown(block.hash, { signer: address, scope: 'Standing', root: hash });
  }
  assert.ok((await used(hospital)) > before);
  const account = await papi.query.System.Account.getValue(address);
  assert.deepEqual([account.data.free, account.nonce], [0n, 2]);
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
