import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_PROOF_BYTES, Verifier } from '../src/verifier.mjs';

/** A module that exports `alloc` with this body and one page of memory. */
const withAlloc = (body) => Buffer.from(
  [
    ...['0061736d', '01000000'],
    ...['01 06 01 60 01 7f 01 7f', '03 02 01 00', '05 03 01 00 01'],
    ...['07 12 02 05 616c6c6f63 00 00', '06 6d656d6f7279 02 00', `0a ${body}`],
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
).toString('base64');

/** It traps. */
const TRAP = withAlloc('05 01 03 00 00 0b');

/** It takes nothing. */
const NULL = withAlloc('06 01 04 00 41 00 0b');

test('a verifier that stops should be told as such', async () => {
  const verifier = await Verifier.load(TRAP);
  await assert.rejects(verifier.verify(new Uint8Array(1), {}), /stopped before it came to a verdict/);
  await assert.rejects(verifier.accounts([]), /stopped before it came to a verdict/);
  await assert.rejects(verifier.join([]), ({ cause }) => cause instanceof WebAssembly.RuntimeError);
});

test('an input that the verifier does not take should not be written anywhere', async () => {
  const verifier = await Verifier.load(NULL);
  await assert.rejects(verifier.accounts(['5']), ({ cause }) => cause instanceof RangeError);
});

test('a proof that is too long for the page should be unusable', async () => {
  const verifier = await Verifier.load(TRAP);
  const { verdict, detail } = await verifier.verify(new Uint8Array(MAX_PROOF_BYTES + 1), {});
  assert.equal(verdict, 'unusable');
  assert.match(detail, /33554433 bytes.*33554432/);
});

test('a module that is none should be an error', async () => {
  for (const none of [undefined, '', 'AAAA', '!']) {
    await assert.rejects(Verifier.load(none), /cannot be loaded: the file verifier\.js/);
  }
});
