import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { lookUp, nodeAddress } from '../src/chain.mjs';

const GENESIS = `0x${'22'.repeat(32)}`;
const HEAD = `0x${'33'.repeat(32)}`;
const ANCHOR = '11'.repeat(32);
const STATE = '0x0180c3c9000000000007000000';

const [PROFESSIONAL, CERTIFIER, OTHER, HASH] = ['55', '66', '77', '88'].map((digits) => digits.repeat(32));
const CERTIFICATE = '0x01e803000000000000881300000000000001b80b00000000000009';

const STOCK = globalThis.WebSocket;

/** A node in place of the network: `answers` has its answer for each method, or for what a method is asked. */
function standIn(answers) {
  const asked = [];
  globalThis.WebSocket = class {
    constructor(address) {
      asked.push(address);
      setTimeout(() => (answers ? this.onopen() : this.onerror()));
    }

    send(text) {
      const { id, method, params } = JSON.parse(text);
      asked.push([method, ...params]);
      const answer = { jsonrpc: '2.0', id, ...(answers[params[1]] ?? answers[params[0]] ?? answers[method]) };
      setTimeout(() => this.onmessage({ data: JSON.stringify(answer) }));
    }

    close() {}
  };
  return asked;
}

const GOOD = {
  chain_getBlockHash: { result: GENESIS },
  chain_getFinalizedHead: { result: HEAD },
  chain_getHeader: { result: { number: '0x1f' } },
  AnchorApi_anchored: { result: STATE },
  CertificationApi_status: { result: CERTIFICATE },
};

/** The certificates of one professional by two certifiers, the first of them twice. */
const WANTED = {
  anchor: ANCHOR,
  certificates: [CERTIFIER, OTHER, CERTIFIER].map(
    (certifier) => ({ professional: PROFESSIONAL, certifier, hash: HASH }),
  ),
};

afterEach(() => {
  globalThis.WebSocket = STOCK;
});

test('a look-up should ask the state of the newest final block', async () => {
  const asked = standIn(GOOD);
  assert.deepEqual(await lookUp(' ws://127.0.0.1:9944/ ', { anchor: ANCHOR }), {
    anchor: ANCHOR,
    node: 'ws://127.0.0.1:9944',
    genesis: '22'.repeat(32),
    meant: false,
    asOf: 31,
    since: { block: 7, time: 13_222_784 * 3_000 },
    certificates: new Map(),
  });
  assert.deepEqual(asked, [
    'ws://127.0.0.1:9944',
    ['chain_getBlockHash', 0],
    ['chain_getFinalizedHead'],
    ['chain_getHeader', HEAD],
    ['state_call', 'AnchorApi_anchored', `0x${ANCHOR}`, HEAD],
  ]);
});

test('an anchor that is not there should be told as such', async () => {
  standIn({ ...GOOD, AnchorApi_anchored: { result: '0x00' } });
  assert.equal((await lookUp('ws://a', { anchor: ANCHOR })).since, null);
});

test('certificates should be looked up in the same state, each once', async () => {
  const asked = standIn({ ...GOOD, [`0x${PROFESSIONAL}${OTHER}${HASH}`]: { result: '0x00' } });
  const { certificates } = await lookUp('ws://a', WANTED);
  assert.deepEqual([...certificates], [
    [PROFESSIONAL + CERTIFIER + HASH, { issuedAt: 1_000, expiresAt: 5_000, revokedAt: 3_000 }],
    [PROFESSIONAL + OTHER + HASH, null],
  ]);
  assert.deepEqual(asked.slice(-2), [CERTIFIER, OTHER].map(
    (certifier) => ['state_call', 'CertificationApi_status', `0x${PROFESSIONAL}${certifier}${HASH}`, HEAD],
  ));
});

test('a node should not learn about certificates of a record that it does not have', async () => {
  const asked = standIn({ ...GOOD, AnchorApi_anchored: { result: '0x00' } });
  assert.equal((await lookUp('ws://a', WANTED)).certificates.size, 0);
  assert.ok(!JSON.stringify(asked).includes('CertificationApi'));
});

test('a node of another chain should not be believed', async () => {
  standIn(GOOD);
  await assert.rejects(lookUp('ws://a', { anchor: ANCHOR, genesis: '44'.repeat(32) }), /not on the one with 0x4444/);
  assert.equal((await lookUp('ws://a', { anchor: ANCHOR, genesis: '22'.repeat(32) })).meant, true);
});

test('answers that make no sense should be errors that say so', async () => {
  for (const [method, result] of [
    ['chain_getBlockHash', null],
    ['chain_getFinalizedHead', '0x33'],
    ['chain_getHeader', null],
    ['chain_getHeader', {}],
    ['AnchorApi_anchored', '0x01'],
    ['CertificationApi_status', '0x01'],
  ]) {
    standIn({ ...GOOD, [method]: { result } });
    await assert.rejects(lookUp('ws://a', WANTED), /no sense/, `${method}: ${result}`);
  }
});

test('a node that refuses or cannot be reached should be an error that says so', async () => {
  standIn({ ...GOOD, AnchorApi_anchored: { error: { code: 1, message: 'Exported method is not found' } } });
  await assert.rejects(lookUp('ws://a', { anchor: ANCHOR }), /refuses state_call: Exported method is not found/);
  standIn(null);
  await assert.rejects(lookUp('ws://a', { anchor: ANCHOR }), /cannot be reached: .* --rpc-cors all$/);
});

test('only addresses of WebSockets should be taken', () => {
  assert.equal(nodeAddress('wss://node.example/rpc'), 'wss://node.example/rpc');
  for (const bad of ['', 'node.example', 'https://node.example', 'javascript:alert(1)', 'ws://']) {
    assert.throws(() => nodeAddress(bad), /no address of a node/, bad);
  }
});
