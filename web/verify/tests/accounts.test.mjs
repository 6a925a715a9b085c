import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { address, readAccount, readCertifiers } from '../src/accounts.mjs';
import { blake2b } from '../src/blake2b.mjs';

const ALICE = 'd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

/** What polkadot.js shows for the networks 0 and 2349: Alice, and the account of zeros. */
const OF_OTHER_NETWORKS = {
  '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5': ALICE,
  aA9BGqXYm55yGbwA6GcWBYywP1TFkhtMRw4SVjpVa7KHa9We3: ALICE,
  '111111111111111111111111111111111HC1': '00'.repeat(32),
};

test('a digest should be the one that OpenSSL computes, for every length', () => {
  for (let length = 0; length <= 300; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => 7 * index + length);
    const expected = createHash('blake2b512').update(bytes).digest('hex');
    assert.equal(Buffer.from(blake2b(bytes)).toString('hex'), expected, `${length} bytes`);
  }
});

test('an account should be read from its address on any network and from its digits', () => {
  for (const text of [ADDRESS, ALICE, `0x${ALICE}`, ALICE.toUpperCase()]) {
    assert.equal(readAccount(text), ALICE, text);
  }
  for (const [text, account] of Object.entries(OF_OTHER_NETWORKS)) {
    assert.equal(readAccount(text), account, text);
  }
});

test('an account should be shown as the address that polkadot.js shows', () => {
  assert.equal(address(ALICE), ADDRESS);
  assert.equal(address('00'.repeat(32)), '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM');
});

test('a typing error in an address should be noticed', () => {
  for (let at = 0; at < ADDRESS.length; at += 1) {
    const other = ADDRESS[at] === 'a' ? 'b' : 'a';
    const wrong = ADDRESS.slice(0, at) + other + ADDRESS.slice(at + 1);
    assert.equal(readAccount(wrong), null, wrong);
  }
});

test('what is no account should not be read as one', () => {
  for (const text of [
    '',
    '0x',
    '1',
    'Alice',
    '//Alice',
    ALICE.slice(1),
    `${ALICE}0`,
    `0x${ADDRESS}`,
    `${ADDRESS}1`,
    `1${ADDRESS}`,
    ADDRESS.slice(1),
    ADDRESS.replace('5', '0'),
    `${ADDRESS} ${ADDRESS}`,
    'z'.repeat(100_000),
  ]) {
    assert.equal(readAccount(text), null, text.slice(0, 80));
  }
});

test('certifiers should be read line by line, each once', () => {
  assert.deepEqual(readCertifiers(''), []);
  assert.deepEqual(readCertifiers(` ${ADDRESS}\r\n\n0x${ALICE}\n${'00'.repeat(32)}\n`), [ALICE, '00'.repeat(32)]);
});

test('a line that names no certifier should be told, with what to do', () => {
  assert.throws(
    () => readCertifiers(`${ADDRESS}\n${ADDRESS.replace('Q', 'R')}`),
    /the certifier “5Grwva.*cRpDWS.*” is neither an address \(SS58\) nor 64 hexadecimal digits: correct it/,
  );
  assert.throws(() => readCertifiers('Dr. Bob'), /the certifier “Dr\. Bob” is neither/);
});
