// A stock polkadot.js anchors many roots at once. It certifies a professional, revokes that, and asks what it was worth
// when.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { connect, sendAndInclude } from './chain.mjs';

const SLOT_MS = 3_000;

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** How many roots one transaction anchors at most. */
const MOST_ROOTS = 1_024;

let api;
let board;
let stranger;
/** The account that is certified; it need not exist on the chain. */
let doctor;

/** What the tests share: a certificate, when it began, and when it was revoked. */
const certificate = { hash: random() };

function random() {
  return u8aToHex(randomBytes(32));
}

/** Sends a call and waits until it is in a block. */
const send = (call, signer) => sendAndInclude(api, call, signer, {});

/** The time of a block: that of its slot, in milliseconds since the Unix epoch. */
async function timeOf(blockHash) {
  return (await (await api.at(blockHash)).query.aura.currentSlot()).toNumber() * SLOT_MS;
}

/** When each of the roots came to the chain; null where it never did. */
async function anchoredMany(roots) {
  return (await api.call.anchorApi.anchoredMany(roots)).toJSON();
}

const status = (certifier, hash) => api.call.certificationApi.status(doctor, certifier.address, hash);

/** Whether a certificate of those who are trusted was in force. */
async function isCertified(trusted, at) {
  const accounts = trusted.map(({ address }) => address);
  return (await api.call.certificationApi.isCertified(doctor, accounts, at)).isTrue;
}

before(async () => {
  api = await connect();
  const keyring = new Keyring({ type: 'sr25519' });
  board = keyring.addFromUri('//Bob');
  stranger = keyring.addFromUri('//Charlie');
  doctor = keyring.addFromSeed(randomBytes(32)).address;
});

after(async () => {
  await api?.disconnect();
});

test('it anchors many roots at once, and one that was there keeps its time', async () => {
  const there = random();
  assert.equal((await send(api.tx.merkleAnchor.anchor(there), stranger)).error, null);
  const [first] = await anchoredMany([there]);
  assert.ok(first);

  const fresh = [random(), random()].sort();
  const { blockHash, events, error } = await send(
    api.tx.merkleAnchor.anchorMany([fresh[1], there, fresh[0]]),
    board,
  );
  assert.equal(error, null);
  assert.equal(events.filter((name) => name === 'merkleAnchor.Anchored').length, fresh.length);
  const { block } = await api.rpc.chain.getBlock(blockHash);
  const now = { slot: (await timeOf(blockHash)) / SLOT_MS, block: block.header.number.toNumber() };
  assert.ok(now.block > first.block);
  assert.deepEqual(await anchoredMany([there, random(), ...fresh]), [first, null, now, now]);
  assert.deepEqual((await api.call.anchorApi.anchored(fresh[0])).toJSON(), now);

  // Its events name the roots, and no account.
  const all = await (await api.at(blockHash)).query.system.events();
  const told = all.map(({ event }) => event).filter(({ section }) => section === 'merkleAnchor');
  assert.deepEqual(told.map(({ data }) => [data.names, data[0].toHex()]), fresh.map((root) => [['root'], root]));
  for (const event of told) {
    assert.ok(!event.toHex().includes(u8aToHex(board.publicKey).slice(2)));
  }

  // To send it again is the answer to a lost connection: it changes nothing, and is no error.
  const again = await send(api.tx.merkleAnchor.anchorMany(fresh), stranger);
  assert.equal(again.error, null);
  assert.ok(!again.events.includes('merkleAnchor.Anchored'), again.events.join());
  assert.deepEqual(await anchoredMany(fresh), [now, now]);
});

test('a batch that makes no sense anchors nothing', async () => {
  const root = random();
  for (const [roots, expected] of [
    [[], 'NoRoots'],
    [[root, random(), root], 'SameRootTwice'],
    [[root, ...Array.from({ length: MOST_ROOTS }, () => random())], 'TooManyRoots'],
  ]) {
    assert.equal((await send(api.tx.merkleAnchor.anchorMany(roots), board)).error, expected);
    assert.deepEqual(await anchoredMany([root]), [null]);
  }
  assert.deepEqual(await anchoredMany([]), []);
});

test('it certifies a professional, once, and until a time to come', async () => {
  const { hash } = certificate;
  assert.ok((await status(board, hash)).isNone);
  assert.equal(await isCertified([board], Date.now()), false);
  const certify = (expiresAt) => api.tx.certification.certify(doctor, hash, expiresAt);
  for (const expiresAt of [0, Date.now() - YEAR_MS]) {
    assert.equal((await send(certify(expiresAt), board)).error, 'AlreadyExpired');
  }

  const expiresAt = Date.now() + YEAR_MS;
  const { blockHash, events, error } = await send(certify(expiresAt), board);
  assert.equal(error, null);
  assert.ok(events.includes('certification.Certified'), events.join());
  certificate.issuedAt = await timeOf(blockHash);
  certificate.expiresAt = expiresAt;
  const found = (await status(board, hash)).unwrap();
  assert.equal(found.issuedAt.toNumber(), certificate.issuedAt);
  assert.equal(found.expiresAt.toNumber(), expiresAt);
  assert.ok(found.revocation.isNone);
  assert.ok((await status(stranger, hash)).isNone);
  assert.equal((await send(certify(expiresAt + 1), board)).error, 'AlreadyIssued');
});

test('a certificate is in force from its block on, until the moment before its end', async () => {
  const { issuedAt, expiresAt } = certificate;
  for (const at of [issuedAt, issuedAt + 1, expiresAt - 1]) {
    assert.equal(await isCertified([board], at), true);
    assert.equal(await isCertified([stranger, board], at), true);
    assert.equal(await isCertified([stranger], at), false);
    assert.equal(await isCertified([], at), false);
  }
  for (const at of [0, issuedAt - 1, expiresAt, expiresAt + YEAR_MS]) {
    assert.equal(await isCertified([board], at), false);
  }
});

test('it reads all certificates in pages, those of strangers, too', async () => {
  const expiresAt = Date.now() + YEAR_MS;
  for (const signer of [stranger, stranger]) {
    const call = api.tx.certification.certify(doctor, random(), expiresAt);
    assert.equal((await send(call, signer)).error, null);
  }
  const page = async (after, limit) => (await api.call.certificationApi.certificates(doctor, after, limit)).toArray();
  const key = ({ certifier, certificateHash }) => [certifier.toString(), certificateHash.toHex()];

  const all = (await page(null, 1_000)).map(key);
  assert.equal(all.length, 3);
  assert.ok(all.some(([certifier, hash]) => certifier === board.address && hash === certificate.hash));
  const first = await page(null, 2);
  const second = await page(key(first[1]), 2);
  assert.deepEqual([...first, ...second].map(key), all);
  assert.deepEqual(await page(key(second[0]), 2), []);

  // Those of one certifier stand together in the state.
  const entries = await api.query.certification.certificates.entries(doctor, board.address);
  assert.deepEqual(entries.map(([{ args }]) => args[2].toHex()), [certificate.hash]);
});

test('only who issued it revokes it, once and for ever, and the time before stays as it was', async () => {
  const { hash, issuedAt, expiresAt } = certificate;
  const revoke = (reason) => api.tx.certification.revoke(doctor, hash, reason);
  assert.equal((await send(revoke(4), stranger)).error, 'NoSuchCertificate');

  const { blockHash, events, error } = await send(revoke(4), board);
  assert.equal(error, null);
  assert.ok(events.includes('certification.Revoked'), events.join());
  const revokedAt = await timeOf(blockHash);
  const found = (await status(board, hash)).unwrap();
  assert.equal(found.issuedAt.toNumber(), issuedAt);
  assert.equal(found.revocation.unwrap().at.toNumber(), revokedAt);
  assert.equal(found.revocation.unwrap().reason.toNumber(), 4);

  for (const [at, expected] of [
    [issuedAt - 1, false],
    [issuedAt, true],
    [revokedAt - 1, true],
    [revokedAt, false],
    [revokedAt + 1, false],
    [expiresAt, false],
  ]) {
    assert.equal(await isCertified([board], at), expected, `${at - issuedAt} ms after it was issued`);
  }
  assert.equal((await send(revoke(9), board)).error, 'AlreadyRevoked');
  const again = api.tx.certification.certify(doctor, hash, expiresAt);
  assert.equal((await send(again, board)).error, 'AlreadyIssued');
  assert.equal((await status(board, hash)).unwrap().revocation.unwrap().reason.toNumber(), 4);
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints(printed), []);
});
