import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utc, visible } from '../src/text.mjs';
import { about, notProved, progress, shown, verdict } from '../src/words.mjs';
import { accountOf } from './fixtures.mjs';

const ANCHOR = '11'.repeat(32);
const ACCOUNT = accountOf('33');

const REPORT = {
  verdict: 'unanchored',
  anchor: ANCHOR,
  profile: 'R4',
  previous: null,
  subject: null,
  attestations: null,
  presentation: null,
  opened: [],
  disclosed: [],
};

const LOOKUP = {
  anchor: ANCHOR,
  node: 'ws://127.0.0.1:9944',
  genesis: '22'.repeat(32),
  meant: true,
  asOf: 9,
  since: { block: 7, time: 1_770_000_000_000 },
};

const POLICY = { certifiers: [] };

/** An attestation of which this came. */
const attested = (standing) => ({ signer: ACCOUNT, certificate: ANCHOR, role: 'nurse', signed_at: 0, standing });
const COUNTS = attested({ is: 'in_force', certifier: ACCOUNT });
const COUNTS_NOT = attested({ is: 'not_looked_up', reason: 'no node was asked' });

test('a proof without an anchor to compare should not be accepted', () => {
  const { tone, title, lines } = verdict(REPORT, POLICY, null);
  assert.equal(tone, 'open');
  assert.match(title, /^Not accepted/);
  assert.match(lines[0], /whether this was ever anchored was not checked/);
});

test('a proof should be accepted since the time that a node tells', () => {
  const { tone, lines } = verdict({ ...REPORT, verdict: 'accepted' }, POLICY, LOOKUP);
  assert.equal(tone, 'good');
  assert.match(lines[0], /anchored since 2026-02-02 02:40:00 UTC, in block 7 of/);
  assert.match(lines.at(-1), /Its word is believed/);
});

test('a proof should be refused when its anchor is not on the chain, even if it was given', () => {
  for (const word of ['unanchored', 'accepted']) {
    const { tone, title } = verdict({ ...REPORT, verdict: word }, POLICY, { ...LOOKUP, since: null });
    assert.deepEqual([tone, title], ['bad', 'Refused (ANCHOR)']);
  }
});

test('a proof that was not compared with the anchor that was found should not be accepted', () => {
  assert.throws(() => verdict(REPORT, POLICY, LOOKUP));
  assert.throws(() => verdict({ ...REPORT, verdict: 'new' }, POLICY, null));
});

test('a chain that was not named should be told apart', () => {
  const { lines } = verdict({ ...REPORT, verdict: 'accepted' }, POLICY, { ...LOOKUP, meant: false });
  assert.match(lines.at(-1), /to be sure that it is the chain you mean/);
});

test('a refusal should say why, and a question without sense is none', () => {
  const refused = verdict({ verdict: 'refused', reason: 'JSON', detail: 'it ends too early' }, POLICY, null);
  assert.deepEqual([refused.tone, refused.title], ['bad', 'Refused (JSON)']);
  assert.equal(refused.lines[0], 'It ends too early.');
  assert.equal(verdict({ verdict: 'unusable', detail: 'the policy' }, POLICY, null).tone, 'open');
});

test('characters that are not seen should be shown by their numbers', () => {
  assert.equal(visible('a\u202eb\u{e0041}c\u200d'), 'a\\u{202e}b\\u{e0041}c\u200d');
  assert.equal(shown({ pointer: '/a\u2066', kind: 'string', value: 'x\u202e"' }).what, '"x\\u{202e}\\""');
  assert.equal(shown({ pointer: '/a\u2066', kind: 'null', value: null }).where, '/a\\u{2066}');
});

test('values should be told by their kinds', () => {
  const what = (kind, value) => shown({ pointer: '', kind, value }).what;
  assert.equal(shown({ pointer: '', kind: 'null', value: null }).where, 'the record');
  assert.equal(what('null', null), 'null');
  assert.equal(what('string', 'null'), '"null"');
  assert.equal(what('bool', false), 'false');
  assert.equal(what('number', '1.00'), '1.00');
  assert.equal(what('keys', ['a', 'b']), 'an object with these members and no others: "a", "b"');
  assert.equal(what('keys', []), 'an object without members');
  assert.equal(what('len', 1), 'a list of 1 element');
  assert.equal(what('len', 0), 'a list of 0 elements');
});

test('times should be those of a calendar where it has them', () => {
  assert.equal(utc(0), '1970-01-01 00:00:00 UTC');
  assert.match(utc(2 ** 63), /no calendar/);
});

test('signers without a certificate in force should not be counted once a node was asked', () => {
  const demanded = { certifiers: [], min_attestations: 1 };
  const report = { ...REPORT, verdict: 'accepted', attestations: [COUNTS_NOT] };
  const refused = verdict(report, demanded, LOOKUP);
  assert.deepEqual([refused.tone, refused.title], ['bad', 'Refused (POLICY)']);
  assert.match(refused.lines.at(-1), /Its word is believed/);
  const { tone, lines } = verdict({ ...report, attestations: [COUNTS] }, demanded, LOOKUP);
  assert.equal(tone, 'good');
  assert.match(lines[0], /anchored since/);
  // That the anchor is not there comes first.
  assert.equal(verdict(report, demanded, { ...LOOKUP, since: null }).title, 'Refused (ANCHOR)');
});

test('signatures should be enough only for who names neither node nor certifier', () => {
  const report = { ...REPORT, verdict: 'accepted', attestations: [COUNTS_NOT] };
  assert.equal(verdict(report, { certifiers: [], min_attestations: 1 }, null).tone, 'good');
  assert.equal(verdict(report, { certifiers: [ACCOUNT] }, null).tone, 'good');
  assert.equal(verdict(report, { certifiers: [ACCOUNT], min_attestations: 1 }, null).title, 'Refused (POLICY)');
});

test('a presentation that was not demanded should be told as worth nothing', () => {
  const presentation = { audience: 'https://clinic.example', nonce: '00', expires_at: 0 };
  const report = { ...REPORT, subject: ACCOUNT, previous: ANCHOR, presentation };
  assert.equal(about(report, {}).length, 3);
  assert.match(about(report, {})[0], new RegExp(`the account ${ACCOUNT.address}\\.`));
  assert.match(about(report, {})[2], /You demanded no presentation/);
  assert.match(about(report, { audience: 'https://clinic.example' })[2], /presents the proof to you/);
  assert.deepEqual(about(REPORT, {}), []);
});

test('what is not proved should depend on what is shown and demanded', () => {
  const least = notProved(REPORT, {}).join('\n');
  assert.match(least, /any professional/);
  assert.match(least, /Whose record/);
  assert.match(least, /nothing is hidden/);
  const most = notProved(
    { ...REPORT, subject: ACCOUNT, attestations: [COUNTS], opened: [0] },
    { floor: true, audience: 'x' },
  ).join('\n');
  assert.doesNotMatch(most, /Whose record|nothing is hidden|professional|owner of the record/);
  assert.match(most, /no newer version/);
  assert.match(notProved({ ...REPORT, attestations: [COUNTS_NOT] }, {}).join('\n'), /certificates were in force/);
});

test('codes that are missing should be named', () => {
  assert.equal(
    progress({ count: 3, missing: [2] }),
    '2 of 3 codes of the proof are read; number 2 is missing.',
  );
  assert.match(progress({ count: 4, missing: [1, 4] }), /^2 of 4 .* numbers 1, 4 are missing\.$/);
});
