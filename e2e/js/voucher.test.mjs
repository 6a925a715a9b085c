// The helper for vouchers, on its own: the bytes of docs/protocol/vouchers.md, and what it refuses to sign.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { u8aToHex, u8aToString } from '@polkadot/util';
import { encodeVoucher, MAX_VOUCHER_SLOTS, voucherMessage, voucherText } from './voucher.ts';

const bytes = (byte) => new Uint8Array(32).fill(byte);

const GENESIS = u8aToHex(bytes(8));
const SIGNER = bytes(9);

const CALLS = [
  [30, 0],
  [30, 1],
];

const standing = { type: 'Standing', serial: 6n, calls: CALLS, bandwidth: 7n };
const voucher = { payer: bytes(1), generation: 2, scope: standing, expiresAt: 5n };
const listing = (calls) => ({ ...voucher, scope: { ...standing, calls } });

test('a voucher is encoded and signed as the specification says', () => {
  assert.equal(
    u8aToHex(encodeVoucher(voucher), -1, false),
    `${'01'.repeat(32)}02000000010600000000000000081e001e0107000000000000000500000000000000`,
  );
  const text = 'medibloc voucher ff77982f42711c0fc3715f11f1d64a866905df03d72e02726492c4ee0ff45ad1';
  assert.equal(voucherText(GENESIS, SIGNER, voucher), text);
  assert.equal(u8aToString(voucherMessage(GENESIS, SIGNER, voucher)), `<Bytes>${text}</Bytes>`);
});

test('what is no call index is refused, and not made another one', () => {
  for (const index of [[256, 0], [-1, 0], [30, 0.5], [30], [30, 0, 1], ['30', 0], []]) {
    assert.throws(() => encodeVoucher(listing([index])), /is no call index: give the index of the pallet/);
  }
  assert.throws(() => encodeVoucher(listing(Array(17).fill([30, 0]))), /lists 16 calls at most, not 17/);
});

test('an end that the chain would refuse is refused when the slot is known', () => {
  const slot = 600_000_000n;
  const ending = (expiresAt) => ({ ...voucher, expiresAt });
  const last = slot + MAX_VOUCHER_SLOTS;
  assert.equal(MAX_VOUCHER_SLOTS, 10_483_200n);
  assert.ok(encodeVoucher(ending(last), slot));
  assert.ok(encodeVoucher(ending(last + 1n)));
  assert.throws(() => encodeVoucher(ending(last + 1n), slot), new RegExp(`let it end in slot ${last} at the latest`));
  assert.throws(() => voucherMessage(GENESIS, SIGNER, ending(last + 1n), slot), /more than 52 weeks/);
});

test('numbers and hashes that do not fit are refused', () => {
  assert.throws(() => encodeVoucher({ ...voucher, generation: 2 ** 32 }), /is not a number of 32 bits/);
  assert.throws(() => encodeVoucher({ ...voucher, expiresAt: 2n ** 64n }), /is not a number of 64 bits/);
  assert.throws(() => encodeVoucher({ ...voucher, expiresAt: -1n }), /is not a number of 64 bits/);
  assert.throws(() => voucherText('0x08', SIGNER, voucher), /a genesis hash has 32 bytes, not 1/);
});
