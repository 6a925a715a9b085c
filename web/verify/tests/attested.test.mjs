import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attester, tooFew, unattested } from '../src/attested.mjs';
import { accountOf } from './fixtures.mjs';

const [SIGNER, BOARD] = ['11', '33'].map(accountOf);
const CERTIFICATE = '22'.repeat(32);

const IN_FORCE = { is: 'in_force', certifier: BOARD };
const NOT_IN_FORCE = { is: 'not_in_force', reason: 'somebody issued no such certificate' };
const NOT_LOOKED_UP = { is: 'not_looked_up', reason: 'no node was asked' };

const signed = (standing) => ({
  signer: SIGNER,
  certificate: CERTIFICATE,
  role: 'physician',
  signed_at: 0,
  scheme: 'sr25519',
  standing,
});

test('who signed should be told with role, account and certificate', () => {
  const lines = attester(signed(IN_FORCE));
  assert.match(lines[0], /"physician" at 1970-01-01 00:00:00 UTC.*the signer’s own word/);
  assert.match(lines[1], new RegExp(`${SIGNER.address}.*good \\(sr25519\\)`));
  assert.match(lines[2], new RegExp(`0x${CERTIFICATE}`));
});

test('what it is worth should be told with who says so, or why not', () => {
  const told = (standing) => attester(signed(standing)).at(-1);
  assert.equal(
    told(IN_FORCE),
    `It counts: ${BOARD.address} had issued the certificate, and it was in force when the record was anchored.`,
  );
  assert.equal(told(NOT_IN_FORCE), 'It does not count: somebody issued no such certificate.');
  assert.equal(told(NOT_LOOKED_UP), 'Whether it counts was not looked up: no node was asked.');
});

test('a record that too few signers attest should be refused, with what each attestation is worth', () => {
  const attestations = [IN_FORCE, NOT_IN_FORCE, NOT_LOOKED_UP].map(signed);
  const { tone, title, lines } = tooFew({ attestations }, { min_attestations: 2 });
  assert.deepEqual([tone, title, lines.length], ['bad', 'Refused (POLICY)', 4]);
  assert.match(lines[0], /^1 signer of the record had a certificate in force.*you demand 2\.$/);
  assert.match(lines[1], new RegExp(`^${SIGNER.address} as "physician": It counts: ${BOARD.address}`));
  assert.match(lines[2], /It does not count/);
  assert.match(lines[3], /not looked up: no node/);
  for (const none of [null, [signed(NOT_LOOKED_UP)]]) {
    assert.match(tooFew({ attestations: none }, { min_attestations: 1 }).lines[0], /^0 signers/);
  }
});

test('enough signers should not be refused', () => {
  assert.equal(tooFew({ attestations: [signed(IN_FORCE)] }, { min_attestations: 1 }), null);
  assert.equal(tooFew({ attestations: null }, { min_attestations: 0 }), null);
  assert.equal(tooFew({ attestations: null }, {}), null);
});

test('what is not proved of the signers should depend on what counts', () => {
  assert.match(unattested(null)[0], /any professional.*shows no attestation/);
  assert.match(unattested([signed(NOT_LOOKED_UP)])[0], /certificates were in force .* was not looked up/);
  assert.match(unattested([signed(NOT_IN_FORCE)])[0], /any professional.*no attestation counts/);
  assert.deepEqual(unattested([signed(NOT_IN_FORCE), signed(IN_FORCE)]), []);
});
