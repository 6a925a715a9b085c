// A patient with a fresh key, no balance and no history anchors a root, and a hospital pays: with a stock polkadot.js
// and a stock PAPI, the voucher signed as each of them signs raw bytes.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import {
  DEV_PHRASE,
  entropyToMiniSecret,
  mnemonicToEntropy,
  ss58Address,
} from '@polkadot-labs/hdkd-helpers';
import { blake2AsHex } from '@polkadot/util-crypto';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { connect, sendAndFinalize, url } from './chain.mjs';
import { encodeVoucher, voucherMessage, voucherText } from './voucher.ts';

let api;
let hospital;

before(async () => {
  api = await connect();
  hospital = new Keyring({ type: 'sr25519' }).addFromUri('//Bob');
});

after(async () => {
  await api?.disconnect();
});

const slot = () => BigInt(Math.floor(Date.now() / 3000));

const fresh = () => new Keyring({ type: 'sr25519' }).addFromSeed(randomBytes(32));

const used = async (who) => (await api.call.bandwidthApi.quota(who.address)).used.toBigInt();

/** A transaction of `patient` that the hospital pays for. */
function sponsor(patient, call, voucher) {
  const message = voucherMessage(api.genesisHash.toHex(), patient.address, voucher);
  const signature = { Sr25519: hospital.sign(message) };
  return api.tx.payerSignature.sponsored(encodeVoucher(voucher), hospital.address, signature, call);
}

const once = (nonce, call) => ({
  payer: hospital.address,
  generation: 0,
  scope: { type: 'Once', nonce, call: call.method.toU8a() },
  expiresAt: slot() + 100n,
});

test('a fresh key anchors a root through a voucher, and the hospital is charged', async () => {
  const patient = fresh();
  const root = `0x${randomBytes(32).toString('hex')}`;
  const anchor = api.tx.merkleAnchor.anchor(root);
  const before = await used(hospital);

  const call = sponsor(patient, anchor, once(0, anchor));
  const { events, error, blockHash } = await sendAndFinalize(api, call, patient);

  assert.equal(error, null);
  assert.ok(events.includes('merkleAnchor.Anchored'), events.join());
  assert.ok(events.includes('payerSignature.Sponsored'), events.join());
  assert.ok((await used(hospital)) > before);
  const { data, nonce, sufficients } = await api.query.system.account(patient.address);
  assert.equal(data.free.toBigInt(), 0n);
  assert.deepEqual([nonce.toNumber(), sufficients.toNumber()], [1, 1]);

  const { block } = await api.rpc.chain.getBlock(blockHash);
  const shown = block.extrinsics.map((extrinsic) => extrinsic.toHuman());
  const sponsored = shown.find(({ method }) => method.section === 'payerSignature');
  assert.equal(sponsored.method.args.call.section, 'merkleAnchor');
});

test('a voucher for another nonce, another call and another signer is refused by the pool', async () => {
  const anchor = api.tx.merkleAnchor.anchor(`0x${randomBytes(32).toString('hex')}`);
  const other = api.tx.merkleAnchor.anchor(`0x${randomBytes(32).toString('hex')}`);
  const patient = fresh();
  const refused = (call, signer, code) =>
    assert.rejects(call.signAndSend(signer), new RegExp(`1010: Invalid Transaction: Custom error: ${code}`));

  await refused(sponsor(patient, anchor, once(1, anchor)), patient, 4);
  await refused(sponsor(patient, other, once(0, anchor)), patient, 5);
  await refused(sponsor(patient, anchor, once(0, anchor)), fresh(), 8);
  await refused(sponsor(patient, anchor, { ...once(0, anchor), expiresAt: slot() - 10n }), patient, 1);
});

test('a fresh key without a voucher is refused by the pool', async () => {
  const anchor = api.tx.merkleAnchor.anchor(`0x${randomBytes(32).toString('hex')}`);
  await assert.rejects(anchor.signAndSend(fresh()), /1010: Invalid Transaction: Inability to pay/);
});

test('the same through PAPI, the voucher signed as PAPI signs raw bytes', async () => {
  const client = createClient(getWsProvider(url));
  const papi = client.getUnsafeApi();
  const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));
  const signerOf = ({ publicKey, sign }) => getPolkadotSigner(publicKey, 'Sr25519', sign);
  const payer = derive('//Bob');
  const patient = derive(`//Patient//${randomBytes(8).toString('hex')}`);

  const anchor = papi.tx.MerkleAnchor.anchor({ root: `0x${randomBytes(32).toString('hex')}` });
  const call = await anchor.getEncodedData();
  const voucher = {
    payer: payer.publicKey,
    generation: 0,
    scope: { type: 'Once', nonce: 0, call },
    expiresAt: slot() + 100n,
  };
  const text = voucherText(api.genesisHash.toHex(), patient.publicKey, voucher);
  const signature = await signerOf(payer).signBytes(new TextEncoder().encode(text));

  const before = await used(hospital);
  const { ok, events } = await papi.tx.PayerSignature.sponsored({
    voucher: {
      payer: ss58Address(payer.publicKey),
      generation: 0,
      scope: { type: 'Once', value: { nonce: 0, call_hash: blake2AsHex(call, 256) } },
      expires_at: voucher.expiresAt,
    },
    key: ss58Address(payer.publicKey),
    signature: { type: 'Sr25519', value: `0x${Buffer.from(signature).toString('hex')}` },
    call: anchor.decodedCall,
  }).signAndSubmit(signerOf(patient));

  assert.ok(ok);
  assert.ok(events.some(({ type, value }) => type === 'MerkleAnchor' && value.type === 'Anchored'));
  const account = await papi.query.System.Account.getValue(ss58Address(patient.publicKey));
  assert.deepEqual([account.data.free, account.nonce], [0n, 1]);
  assert.ok((await used(hospital)) > before);
  client.destroy();
});
