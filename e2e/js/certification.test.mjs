// A stock polkadot.js anchors many roots at once, certifies, revokes, and asks who is certified.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { connect, sendAndInclude } from './chain.mjs';

/** How many roots a batch has at most. */
const MAX_ROOTS = 1_024;

const SLOT_MS = 3_000;
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

const hash = () => `0x${randomBytes(32).toString('hex')}`;

let api;
let board;
let hospital;
let doctor;

/** The certificate of the tests. */
const certificate = hash();

/** Sends a call of somebody and waits until it is in a block. */
const send = (call, signer = board) => sendAndInclude(api, call, signer, {});

/** When a block's slot began. */
async function timeOf(blockHash) {
  const slot = await (await api.at(blockHash)).query.aura.currentSlot();
  return slot.toNumber() * SLOT_MS;
}

/** Whether the doctor is certified at a time, by one of these. */
async function isCertified(at, ...trusted) {
  const addresses = trusted.map(({ address }) => address);
  return (await api.call.certificationApi.isCertified(doctor, addresses, at)).isTrue;
}

before(async () => {
  api = await connect();
  const keyring = new Keyring({ type: 'sr25519' });
  [board, hospital] = ['//Charlie', '//Dave'].map((uri) => keyring.addFromUri(uri));
  doctor = keyring.addFromSeed(randomBytes(32)).address;
});

after(async () => {
  await api?.disconnect();
});

test('it anchors many roots, and a root that was there fails none of the others', async () => {
  const [first, second, third] = [hash(), hash(), hash()];
  assert.equal((await send(api.tx.merkleAnchor.anchor(first))).error, null);
  const [since] = (await api.call.anchorApi.anchoredMany([first])).toJSON();

  const { events, error } = await send(api.tx.merkleAnchor.anchorMany([third, first, second]));
  assert.equal(error, null);
  assert.equal(events.filter((name) => name === 'merkleAnchor.Anchored').length, 2);
  const all = (await api.call.anchorApi.anchoredMany([first, second, hash(), third])).toJSON();
  assert.deepEqual(all[0], since, 'the first time stays');
  assert.equal(all[2], null);
  assert.ok(all[1].block > since.block);
  assert.deepEqual(all[1], all[3]);
});

test('a batch that makes no sense anchors nothing', async () => {
  const root = hash();
  const many = [root, ...Array.from({ length: MAX_ROOTS }, hash)];
  for (const [roots, expected] of [
    [[], 'NoRoots'],
    [[root, hash(), root], 'SameRootTwice'],
    [many, 'TooManyRoots'],
  ]) {
    assert.equal((await send(api.tx.merkleAnchor.anchorMany(roots))).error, expected);
    assert.ok((await api.call.anchorApi.anchored(root)).isNone);
  }
});

test('it certifies, and only those who are trusted count', async () => {
  const expiresAt = Date.now() + YEAR_MS;
  const { events, error, blockHash } = await send(api.tx.certification.certify(doctor, certificate, expiresAt));
  assert.equal(error, null);
  assert.ok(events.includes('certification.Certified'), events.join());
  const issuedAt = await timeOf(blockHash);
  const status = (await api.call.certificationApi.status(doctor, board.address, certificate)).toJSON();
  assert.deepEqual(status, { issuedAt, expiresAt, revocation: null });

  assert.equal(await isCertified(issuedAt - 1, board), false);
  assert.equal(await isCertified(issuedAt, board), true);
  assert.equal(await isCertified(expiresAt - 1, hospital, board), true);
  assert.equal(await isCertified(expiresAt, board), false);
  assert.equal(await isCertified(issuedAt, hospital), false);
});

test('what makes no sense is refused with a name', async () => {
  const { certify, revoke } = api.tx.certification;
  const later = Date.now() + YEAR_MS;
  for (const [call, signer, expected] of [
    [certify(doctor, certificate, later), board, 'AlreadyIssued'],
    [certify(doctor, hash(), Date.now() - YEAR_MS), board, 'AlreadyExpired'],
    // In seconds.
    [certify(doctor, hash(), Math.floor(later / 1_000)), board, 'AlreadyExpired'],
    [revoke(doctor, certificate, 0), hospital, 'NoSuchCertificate'],
    [revoke(doctor, hash(), 0), board, 'NoSuchCertificate'],
  ]) {
    assert.equal((await send(call, signer)).error, expected);
  }
});

test('it revokes for ever, and what was before stays', async () => {
  const { issuedAt } = (await api.call.certificationApi.status(doctor, board.address, certificate)).toJSON();
  const { events, error, blockHash } = await send(api.tx.certification.revoke(doctor, certificate, 9));
  assert.equal(error, null);
  assert.ok(events.includes('certification.Revoked'), events.join());
  const at = await timeOf(blockHash);
  const { revocation } = (await api.call.certificationApi.status(doctor, board.address, certificate)).toJSON();
  assert.deepEqual(revocation, { at, reason: 9 });
  assert.equal(await isCertified(at - 1, board), true);
  assert.equal(await isCertified(issuedAt, board), true);
  assert.equal(await isCertified(at, board), false);

  const again = api.tx.certification.certify(doctor, certificate, Date.now() + YEAR_MS);
  assert.equal((await send(again)).error, 'AlreadyIssued');
  assert.equal((await send(api.tx.certification.revoke(doctor, certificate, 0))).error, 'AlreadyRevoked');
  assert.equal(await isCertified(at, board), false);
});

test('it lists certificates in pages, and finds them in the state', async () => {
  const other = hash();
  assert.equal((await send(api.tx.certification.certify(doctor, other, Date.now() + YEAR_MS), hospital)).error, null);
  const [first] = await api.call.certificationApi.certificates(doctor, null, 1);
  const [second, third] = await api.call.certificationApi.certificates(doctor, [first.certifier, first.hash], 5);
  assert.equal(third, undefined);
  assert.deepEqual([first, second].map(({ hash }) => hash.toHex()).sort(), [certificate, other].sort());

  const entries = await api.query.certification.certificates.entries(doctor, hospital.address);
  assert.deepEqual(entries.map(([key]) => key.args[2].toHex()), [other]);
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
