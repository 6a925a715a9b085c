import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnchored, readCertificate } from '../src/answers.mjs';

const ANCHORED = '0x0180c3c9000000000007000000';
/** Times of 1, 2 and 3 billion and some milliseconds, little-endian. */
const [ISSUED, EXPIRES, REVOKED] = ['01ca9a3b00000000', '0294357700000000', '035ed0b200000000'];

test('the answer of the runtime should be read as its slot and height', () => {
  assert.deepEqual(readAnchored(ANCHORED), { block: 7, time: 13_222_784 * 3_000 });
  assert.equal(readAnchored('0x00'), null);
});

test('a certificate should be read with its times', () => {
  const times = { issuedAt: 1_000_000_001, expiresAt: 2_000_000_002 };
  assert.deepEqual(readCertificate(`0x01${ISSUED}${EXPIRES}00`), { ...times, revokedAt: null });
  const revoked = readCertificate(`0x01${ISSUED}${EXPIRES}01${REVOKED}09`);
  assert.deepEqual(revoked, { ...times, revokedAt: 3_000_000_003 });
  assert.equal(readCertificate('0x00'), null);
});

test('answers that make no sense should be errors that say so', () => {
  const cut = ANCHORED.slice(0, -1);
  const strange = ANCHORED.replace('c', 'g');
  for (const answer of [null, undefined, 7, '', '0x', '0x01', '0x02', `${ANCHORED}00`, cut, strange]) {
    assert.throws(() => readAnchored(answer), /says of the anchor makes no sense/, String(answer));
  }
  const certificate = `0x01${ISSUED}${EXPIRES}`;
  for (const rest of ['', '02', '0000', `01${REVOKED}`, `01${REVOKED}0900`]) {
    assert.throws(() => readCertificate(certificate + rest), /says of a certificate makes no sense/, rest);
  }
  for (const answer of [null, '0x', '0x01', '0x02']) {
    assert.throws(() => readCertificate(answer), /says of a certificate makes no sense/, String(answer));
  }
});
