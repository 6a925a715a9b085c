// What four producers have on their chain is proved to somebody who has no node: an anchor, and certificates that were
// revoked after it came or before. The set of producers changes meanwhile, so that the proof has to hand over. An epoch
// lasts two rounds, so that it happens within minutes.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SLOT_MS } from './chain.mjs';
import { ask, compute, send } from './commands.mjs';
import { accountOf } from './keys.mjs';
import { LOCAL } from './kinds.mjs';
import { PRODUCERS, until } from './network.mjs';
import { rotateKeys } from './set-keys.mjs';
import { Trial } from './trial.mjs';

const ROUNDS_PER_EPOCH = 2;
const EPOCH_MS = ROUNDS_PER_EPOCH * PRODUCERS.length * SLOT_MS;

/** How long the new set may take to make a block final. */
const HAND_OVER_MS = 60_000;

/** Who certifies, who anchors and gets new keys then, and who is certified. */
const CERTIFIER = 'bob';
const ANCHORER = 'alice';
const DOCTOR = accountOf('//Eve');

const hash = () => `0x${randomBytes(32).toString('hex')}`;

/** The record, and another one that never came to the chain. */
const [ROOT, MISSING] = [hash(), hash()];

/** Certificates: revoked after the record was anchored, and before. */
const [LATER, BEFORE] = [hash(), hash()];

/** The call `MerkleAnchor.anchor`, encoded. */
const anchor = (root) => `0x1e00${root.slice(2)}`;

const trial = new Trial(LOCAL.title, {
  genesis: { producers: { parameters: { roundsPerEpoch: ROUNDS_PER_EPOCH } } },
});

let genesis;
let certifier;

const file = (name) => join(trial.network.folder, name);
const certificate = (of) => `${DOCTOR}:${certifier.account}:${of}`;

/** Makes a proof, and returns what is said of it. */
const prove = (name, ...words) => ask(certifier, 'anchor', 'prove', ...words, '--output', file(name));

/** What somebody finds who has the proof and trusts the genesis, and with which status the command ends. */
async function verified(name, ...words) {
  const trust = words.includes('--checkpoint') ? [] : ['--genesis', genesis];
  return compute('verify-chain-proof', file(name), ...trust, ...words);
}

trial.test('a record is anchored between the revocations of two certificates', async () => {
  certifier = trial.network.nodes.get(CERTIFIER);
  genesis = await certifier.chain.call('chain_getBlockHash', 0);
  for (const one of [LATER, BEFORE]) {
    await send(certifier, 'certify', DOCTOR, '--hash', one, '--expires', '365d');
  }
  await send(certifier, 'revoke', DOCTOR, BEFORE, '--reason', 'privilege-withdrawn');
  const anchorer = trial.network.nodes.get(ANCHORER);
  await send(anchorer, 'submit', anchor(ROOT));
  await send(certifier, 'revoke', DOCTOR, LATER, '--reason', 'superseded');
});

trial.test('proofs are made before and after the producers change', async () => {
  const young = await prove('young.json', ROOT);
  assert.equal(young.authority_set, 0);
  const { status } = await verified('young.json', '--write-checkpoint', file('checkpoint.json'));
  assert.equal(status, 0);

  const { author } = await rotateKeys(trial.network.nodes.get(ANCHORER));
  const { chain } = certifier;
  await until('the new keys were in office', async () => (await chain.producers()).includes(author), 4 * EPOCH_MS);
  await until('the new set voted', async () => (await chain.voterSetId()) === 1, HAND_OVER_MS);
  const { number } = await chain.best();
  const isFinal = async () => (await chain.finalized()).number >= number;
  await until('the new set had made a block final', isFinal, HAND_OVER_MS);

  const old = await prove('old.json', ROOT, '--certificate', certificate(LATER));
  assert.equal(old.authority_set, 1);
  // Who has no state of the first block takes the specification, and gets the same.
  await prove('specified.json', ROOT, '--spec', file('chain.json'));
  const [kept, specified] = ['old.json', 'specified.json'].map((name) => JSON.parse(readFileSync(file(name), 'utf8')));
  assert.deepEqual(specified.proof.start, kept.proof.start);
  assert.equal(kept.proof.hand_offs.length, 1);

  await prove('revoked-before.json', ROOT, '--certificate', certificate(BEFORE));
  await prove('missing.json', MISSING, '--certificate', certificate(MISSING));
  await prove('later.json', ROOT, '--checkpoint', file('checkpoint.json'));

  trial.summary.set('proof of an anchor, a fresh chain', `${young.bytes} bytes`);
  trial.summary.set('with a certificate and a hand-off', `${old.bytes} bytes`);
});

trial.test('with no node left, they are checked from the genesis hash alone', async () => {
  await Promise.all([...trial.network.nodes.keys()].map((name) => trial.network.end(name, 'SIGKILL')));

  for (const name of ['young.json', 'old.json', 'specified.json']) {
    const { status, printed } = await verified(name);
    assert.deepEqual([status, printed.accepted], [0, true], name);
    assert.deepEqual([printed.genesis, printed.anchors[0].anchor], [genesis, ROOT]);
  }
  const { status } = await verified('later.json', '--checkpoint', file('checkpoint.json'));
  assert.equal(status, 0);
});

trial.test('a certificate counts as it was when the record was anchored', async () => {
  const { printed: later } = await verified('old.json');
  const [one] = later.certificates;
  assert.deepEqual([one.validity, one.when_anchored], ['revoked', [{ anchor: ROOT, validity: 'in force' }]]);
  assert.ok(later.anchors[0].anchored_at_unix_ms < one.revocation.revoked_at_unix_ms);

  const { status, printed: before } = await verified('revoked-before.json');
  assert.deepEqual([status, before.accepted], [1, false]);
  assert.deepEqual(before.certificates[0].when_anchored, [{ anchor: ROOT, validity: 'revoked' }]);
});

trial.test('what is not on the chain is proved not to be', async () => {
  const { status, printed } = await verified('missing.json', '--absent');
  assert.deepEqual([status, printed.anchors[0].anchored, printed.certificates[0].issued], [0, false, false]);
  assert.equal((await verified('missing.json')).status, 1);
  assert.equal((await verified('old.json', '--absent')).status, 1);
});

trial.test('whatever was changed, or is of another chain, proves nothing', async () => {
  const text = readFileSync(file('old.json'), 'utf8');
  const { proof } = JSON.parse(text);
  const parts = [proof.head.justification, proof.hand_offs[0].justification, proof.state[0], proof.start.header];
  for (const [index, part] of parts.entries()) {
    const bytes = Buffer.from(part, 'base64url');
    bytes[bytes.length - 40] ^= 1;
    writeFileSync(file('forged.json'), text.replace(part, bytes.toString('base64url')));
    const { status, printed } = await verified('forged.json');
    assert.equal(status, 1, `part ${index}`);
    assert.match(printed.error, /proves nothing/);
  }
  const { status } = await compute('verify-chain-proof', file('old.json'), '--genesis', hash());
  assert.equal(status, 1);
  writeFileSync(file('cut.json'), text.slice(0, -100));
  assert.equal((await verified('cut.json')).status, 2);
});
