import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateKey, certificatesOf, signersInForce, standing, weighed } from '../src/standings.mjs';
import { accountOf } from './fixtures.mjs';

const [SIGNER, BOARD, STRANGER] = ['11', '33', '44'].map(accountOf);
const [HASH, OTHER_HASH] = ['22', '55'].map((digits) => digits.repeat(32));
const [ISSUED, REVOKED, EXPIRES] = [1_000, 3_000, 5_000];

const ATTESTATION = { signer: SIGNER, certificate: HASH, signed_at: 500 };
const CERTIFICATE = { issuedAt: ISSUED, expiresAt: EXPIRES, revokedAt: null };

/** What a node says of a record that was anchored at `time`, and of these certificates, each by its certifier. */
function found(time, certificates) {
  const entries = certificates.map(([{ account }, certificate]) => [
    certificateKey({ professional: SIGNER.account, certifier: account, hash: HASH }),
    certificate,
  ]);
  return { since: { block: 1, time }, certificates: new Map(entries) };
}

const at = (time, certificate) => standing(ATTESTATION, [BOARD], found(time, [[BOARD, certificate]]));

test('a certificate should count from its issue until the moment before it expires', () => {
  for (const time of [ISSUED, EXPIRES - 1]) {
    assert.deepEqual(at(time, CERTIFICATE), { is: 'in_force', certifier: BOARD });
  }
  for (const [time, was] of [[ISSUED - 1, 'not yet issued'], [EXPIRES, 'expired']]) {
    const reason = `the certificate by ${BOARD.address} was ${was} then`;
    assert.deepEqual(at(time, CERTIFICATE), { is: 'not_in_force', reason });
  }
});

test('a revocation should end it and leave the time before as it was', () => {
  const revoked = { ...CERTIFICATE, revokedAt: REVOKED };
  assert.equal(at(REVOKED - 1, revoked).is, 'in_force');
  for (const time of [REVOKED, EXPIRES]) {
    assert.match(at(time, revoked).reason, /was revoked then/);
  }
  // One that came after the end changes nothing before it came.
  const late = { ...CERTIFICATE, revokedAt: EXPIRES + 2 };
  assert.match(at(EXPIRES + 1, late).reason, /was expired then/);
  assert.match(at(EXPIRES + 2, late).reason, /was revoked then/);
});

test('a certificate that is not there should not count', () => {
  const reason = `${BOARD.address} issued no such certificate`;
  assert.deepEqual(at(ISSUED, null), { is: 'not_in_force', reason });
});

test('what was signed after the record was anchored should not count', () => {
  const lookup = found(2_000, [[BOARD, CERTIFICATE]]);
  const signed = (time) => standing({ ...ATTESTATION, signed_at: time }, [BOARD], lookup);
  assert.equal(signed(2_000).is, 'in_force');
  assert.equal(signed(2_001).is, 'not_in_force');
  assert.match(signed(2_001).reason, /signed after the record was anchored/);
});

test('nothing should count without a node, without an anchor, or without a certifier', () => {
  const lookup = found(ISSUED, [[BOARD, CERTIFICATE]]);
  for (const nothing of [null, { ...lookup, since: null }]) {
    const { is, reason } = standing(ATTESTATION, [BOARD], nothing);
    assert.equal(is, 'not_looked_up');
    assert.match(reason, /no node was asked/);
  }
  const { is, reason } = standing(ATTESTATION, [], lookup);
  assert.equal(is, 'not_looked_up');
  assert.match(reason, /name the certifiers/);
});

test('one of several certifiers should be enough, and all should be told where none is', () => {
  const both = [STRANGER, BOARD];
  const one = standing(ATTESTATION, both, found(ISSUED, [[STRANGER, null], [BOARD, CERTIFICATE]]));
  assert.deepEqual(one, { is: 'in_force', certifier: BOARD });
  const none = standing(ATTESTATION, both, found(EXPIRES, [[STRANGER, null], [BOARD, CERTIFICATE]]));
  assert.equal(none.is, 'not_in_force');
  assert.equal(
    none.reason,
    `${STRANGER.address} issued no such certificate; the certificate by ${BOARD.address} was expired then`,
  );
});

test('a certifier who was named after the node was asked should be told as not looked up', () => {
  const { is, reason } = standing(ATTESTATION, [STRANGER], found(ISSUED, [[BOARD, CERTIFICATE]]));
  assert.equal(is, 'not_looked_up');
  assert.match(reason, new RegExp(`not asked what ${STRANGER.address} issued: ask it again`));
});

test('a certificate for another signer or with another hash should not be taken for it', () => {
  const lookup = found(ISSUED, [[BOARD, CERTIFICATE]]);
  for (const change of [{ signer: STRANGER }, { certificate: OTHER_HASH }]) {
    assert.equal(standing({ ...ATTESTATION, ...change }, [BOARD], lookup).is, 'not_looked_up');
  }
});

test('every attestation should be asked about with every certifier', () => {
  const names = certificatesOf([ATTESTATION, { ...ATTESTATION, signer: STRANGER }], [BOARD, SIGNER]);
  const name = (professional, certifier) => (
    { professional: professional.account, certifier: certifier.account, hash: HASH }
  );
  assert.deepEqual(names, [
    name(SIGNER, BOARD),
    name(SIGNER, SIGNER),
    name(STRANGER, BOARD),
    name(STRANGER, SIGNER),
  ]);
  assert.deepEqual(certificatesOf([ATTESTATION], []), []);
});

test('a signer should be counted once, and only for what is in force', () => {
  const lookup = found(ISSUED, [[BOARD, CERTIFICATE]]);
  const late = { ...ATTESTATION, signed_at: ISSUED + 1 };
  // The verifier tells an account anew each time.
  const signed = [ATTESTATION, structuredClone(ATTESTATION), late];
  const { attestations } = weighed({ attestations: signed }, [BOARD], lookup);
  assert.deepEqual(attestations.map(({ standing: { is } }) => is), ['in_force', 'in_force', 'not_in_force']);
  assert.equal(signersInForce(attestations), 1);
  assert.equal(signersInForce(attestations.slice(2)), 0);
  assert.equal(signersInForce(null), 0);
  for (const report of [{ attestations: null }, { verdict: 'refused' }]) {
    assert.deepEqual(weighed(report, [BOARD], lookup), report);
  }
});
