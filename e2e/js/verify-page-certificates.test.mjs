// The page that checks proofs looks up at a node whose certificates were in force: a board certifies two doctors, and
// takes it back from one of them before the record is anchored; a third one it never certified. All three sign.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { connect, sendAndFinalize, sendAndInclude, url } from './chain.mjs';
import { medibloc } from './command.mjs';
import {
  aVerdict,
  BUILD_MS,
  BLANK,
  choose,
  file,
  fill,
  folder,
  foreignRequests,
  judge,
  NOBODY,
  page,
  ROOT,
  said,
  start,
  stop,
  submit,
  TIMEOUT_MS,
  trouble,
  until,
} from './verify-page.mjs';

/** How long the chain may take for certificates and an anchor, and the command for the record. */
const CHAIN_MS = 120_000;

const DAY_MS = 24 * 60 * 60 * 1_000;

const keyring = new Keyring({ type: 'sr25519' });
const [board, stranger, certified, revoked, uncertified] = ['//Bob', '//Dave', '//Charlie', '//Eve', '//Ferdie'].map(
  (secret) => ({ secret, ...keyOf(secret), certificate: u8aToHex(randomBytes(32)) }),
);

function keyOf(secret) {
  const key = keyring.addFromUri(secret);
  return { key, address: key.address, hex: u8aToHex(key.publicKey) };
}

let api;
/** A proof of one field of a record that is anchored, with all its attestations. */
let proof;

/** Runs the command, which must do what it is asked. */
async function done(...args) {
  const { status, printed: output } = await medibloc(folder, ...args);
  assert.equal(status, 0, output);
}

/** Lets the board certify two doctors, and take it back from one of them. */
async function certify() {
  const expiresAt = Date.now() + DAY_MS;
  const { certification } = api.tx;
  const calls = [
    ...[certified, revoked].map(({ address, certificate }) => certification.certify(address, certificate, expiresAt)),
    revoke(revoked),
  ];
  const nonce = (await api.rpc.system.accountNextIndex(board.address)).toNumber();
  // They are final before the anchor is, which comes to the chain after them.
  const sent = await Promise.all(
    calls.map((call, index) => sendAndInclude(api, call, board.key, { nonce: nonce + index })),
  );
  assert.deepEqual(sent.map(({ error }) => error), [null, null, null]);
}

const revoke = ({ address, certificate }) => api.tx.certification.revoke(address, certificate, 9);

/** Seals a record that all three doctors attest. */
async function seal(key) {
  const record = fileURLToPath(new URL('record/tests/data/fhir-r4/Observation-example.json', ROOT));
  await done('record', 'seal', record, '--account', '11'.repeat(32), '--profile', 'R4', '-o', 'sealed', ...key);
  const request = ['-o', 'request.age', '--request-passphrase-file', 'passphrase'];
  await done('record', 'attest', 'request', 'sealed', ...request, ...key);
  for (const { secret, certificate } of [certified, revoked, uncertified]) {
    const attestation = `attestation-${secret.slice(2)}.json`;
    const what = ['--certificate', certificate, '--role', 'physician', '--suri', secret];
    await done('record', 'attest', 'sign', 'request.age', ...what, '-o', attestation, ...key);
    await done('record', 'seal', 'sealed', '--attestation', attestation, ...key);
  }
}

before(async () => {
  await start();
  api = await connect();
  await file('passphrase', 'as long as the tests take');
  const key = ['--passphrase-file', 'passphrase'];
  await Promise.all([certify(), seal(key)]);
  await done('anchor', 'put', 'sealed', '--suri', '//Alice', '--chain', url, ...key);
  const what = ['--field', 'Observation.status', '--all-attestations'];
  await done('record', 'disclose', 'sealed', ...what, '-o', 'proof.json', ...key);
  proof = join(folder, 'proof.json');
}, { timeout: BUILD_MS + CHAIN_MS });

after(async () => {
  await api?.disconnect();
  await stop();
});

/** What the page says after it asked the node, with nothing demanded but what `fields` say. */
async function ask(fields) {
  await judge(proof, { node: url, ...fields });
  await submit('ask');
  return until(({ verdict }) => /So says the node/.test(verdict));
}

test('an attestation should count whose certificate was in force', { timeout: TIMEOUT_MS }, async () => {
  const seen = await ask({ certifiers: board.address, attestations: '1' });
  assert.deepEqual([seen.tone, seen.title], ['good', 'Accepted']);
  assert.equal(seen.attesters.length, 3);
  const told = (doctor) => seen.attesters.find((lines) => lines.includes(doctor.address));
  assert.match(told(certified), new RegExp(`It counts: ${board.address} had issued the certificate`));
  assert.match(told(revoked), new RegExp(`does not count: the certificate by ${board.address} was revoked then`));
  assert.match(told(uncertified), new RegExp(`does not count: ${board.address} issued no such certificate`));
  assert.doesNotMatch(seen.missing.join('\n'), /professional/);
});

test('no more should count than had a certificate in force', { timeout: TIMEOUT_MS }, async () => {
  const seen = await ask({ certifiers: board.hex, attestations: '2' });
  assert.deepEqual([seen.tone, seen.title, seen.content], ['bad', 'Refused (POLICY)', false]);
  assert.match(seen.verdict, /1 signer of the record had a certificate in force.*you demand 2/);
  assert.match(seen.verdict, new RegExp(`${revoked.address} as "physician": It does not count`));
});

test('nothing should count by another certifier, or by none', { timeout: TIMEOUT_MS }, async () => {
  for (const [certifiers, told] of [
    [stranger.address, new RegExp(`It does not count: ${stranger.address} issued no such certificate`)],
    ['', /Whether it counts was not looked up: name the certifiers/],
  ]) {
    const refused = await ask({ certifiers, attestations: '1' });
    assert.deepEqual([refused.tone, refused.title], ['bad', 'Refused (POLICY)']);
    assert.match(refused.verdict, told);
    const seen = await ask({ certifiers });
    assert.equal(seen.tone, 'good');
    seen.attesters.forEach((lines) => assert.match(lines, told));
    assert.match(seen.missing.join('\n'), /professional/);
  }
});

test('certifiers should be asked about only with the node', { timeout: TIMEOUT_MS }, async () => {
  const one = await ask({ certifiers: stranger.address });
  assert.equal(one.tone, 'good');
  // Named after the node was asked.
  await fill({ certifiers: board.address });
  await submit('demands');
  const [lines] = (await until(({ attesters }) => /not looked up/.test(attesters[0]))).attesters;
  assert.match(lines, new RegExp(`the node was not asked what ${board.address} issued: ask it again`));
  await fill({ certifiers: `${stranger.address}\n${board.address}` });
  await submit('ask');
  const both = await until(({ attesters }) => attesters.some((all) => all.includes(`It counts: ${board.address}`)));
  assert.equal(both.tone, 'good');
});

test('what is no certifier should be refused and leave no verdict', { timeout: TIMEOUT_MS }, async () => {
  await ask({ certifiers: board.address });
  const typo = board.address.replace('F', 'G');
  await fill({ certifiers: `${board.address}\n${typo}` });
  await submit('ask');
  const seen = await until(trouble);
  assert.match(seen.trouble, new RegExp(`the certifier “${typo}” is neither an address`));
  assert.equal(seen.tone, null);
  await fill({ certifiers: board.address });
  await submit('ask');
  assert.equal((await until(aVerdict)).tone, 'good');
});

test('without a node it should be said that nothing was looked up', { timeout: TIMEOUT_MS }, async () => {
  const asked = await ask({ certifiers: board.address });
  const [, anchor] = asked.verdict.match(/Anchor: 0x([0-9a-f]{64})/);
  const seen = await judge(proof, { certifiers: board.address, anchor });
  assert.equal(seen.title, 'Accepted for the anchor that you gave');
  seen.attesters.forEach((lines) => assert.match(lines, /not looked up: no node was asked/));
  await fill({ attestations: '1' });
  await submit('demands');
  assert.equal((await until(({ tone }) => tone === 'bad')).title, 'Refused (POLICY)');
});

test('what is revoked later should count as it did', { timeout: TIMEOUT_MS }, async () => {
  assert.equal((await sendAndFinalize(api, revoke(certified), board.key)).error, null);
  assert.equal((await ask({ certifiers: board.address, attestations: '1' })).title, 'Accepted');
});

test('pages should have asked the node, and nobody else', () => {
  assert.deepEqual(foreignRequests([url]), []);
});

test('they had nothing to complain about', () => {
  assert.deepEqual(complaints([...said, ...printed]), []);
});
