import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from '../src/sources.mjs';

const utf8 = (text) => new TextEncoder().encode(text);

test('pictures should be known by their first bytes or their type', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  assert.deepEqual(sourceOf(png, ''), { picture: true });
  assert.deepEqual(sourceOf(utf8('<svg/>'), 'image/svg+xml'), { picture: true });
});

test('the compact form should not be taken for a picture', () => {
  const compact = Uint8Array.of(0x89, 0x64, 0x4d, 0x42, 0x52, 0x31);
  assert.deepEqual(sourceOf(compact, ''), { proof: compact });
});

test('texts of codes should be taken line by line, with the spaces at their ends', () => {
  const codes = ['MBR1/1/2/00000000:AB ', 'MBR1/2/2/00000000:C'];
  assert.deepEqual(sourceOf(utf8(`${codes.join('\r\n')}\n\n`), 'text/plain'), { codes });
  assert.deepEqual(sourceOf(utf8('MBR1:AB'), ''), { codes: ['MBR1:AB'] });
});

test('everything else should be left to the verifier, byte for byte', () => {
  for (const text of ['', '{}', ' MBR1:AB', 'mbr1:ab', 'MBR2:']) {
    assert.deepEqual(sourceOf(utf8(text), 'application/json'), { proof: utf8(text) });
  }
});
