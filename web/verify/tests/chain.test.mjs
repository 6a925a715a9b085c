import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { lookUp, nodeAddress, readAnchored } from '../src/chain.mjs';

const GENESIS = `0x${'22'.repeat(32)}`;
const HEAD = `0x${'33'.repeat(32)}`;
const ANCHOR = '11'.repeat(32);
const STATE = '0x0180c3c9000000000007000000';

const STOCK = globalThis.WebSocket;

/** A node in place of the network: `answers` has its answer for each method. */
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
      const answer = { jsonrpc: '2.0', id, ...answers[method] };
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
  state_call: { result: STATE },
};

afterEach(() => {
  globalThis.WebSocket = STOCK;
});

test('a look-up should ask the state of the newest final block', async () => {
  const asked = standIn(GOOD);
  assert.deepEqual(await lookUp(' ws://127.0.0.1:9944/ ', ANCHOR), {
    anchor: ANCHOR,
    node: 'ws://127.0.0.1:9944',
    genesis: '22'.repeat(32),
    meant: false,
    asOf: 31,
    since: { block: 7, time: 13_222_784 * 3_000 },
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
  standIn({ ...GOOD, state_call: { result: '0x00' } });
  assert.equal((await lookUp('ws://a', ANCHOR)).since, null);
});

test('a node of another chain should not be believed', async () => {
  standIn(GOOD);
  await assert.rejects(lookUp('ws://a', ANCHOR, '44'.repeat(32)), /not on the one with 0x4444/);
  assert.equal((await lookUp('ws://a', ANCHOR, '22'.repeat(32))).meant, true);
});

test('answers that make no sense should be errors that say so', async () => {
  for (const [method, result] of [
    ['chain_getBlockHash', null],
    ['chain_getFinalizedHead', '0x33'],
    ['chain_getHeader', null],
    ['chain_getHeader', {}],
    ['state_call', '0x01'],
    ['state_call', `${STATE}00`],
    ['state_call', '0x02'],
  ]) {
    standIn({ ...GOOD, [method]: { result } });
    await assert.rejects(lookUp('ws://a', ANCHOR), /no sense/, `${method}: ${result}`);
  }
});

test('a node that refuses or cannot be reached should be an error that says so', async () => {
  standIn({ ...GOOD, state_call: { error: { code: 1, message: 'Exported method is not found' } } });
  await assert.rejects(lookUp('ws://a', ANCHOR), /refuses state_call: Exported method is not found/);
  standIn(null);
  await assert.rejects(lookUp('ws://a', ANCHOR), /cannot be reached/);
});

test('only addresses of WebSockets should be taken', () => {
  assert.equal(nodeAddress('wss://node.example/rpc'), 'wss://node.example/rpc');
  for (const bad of ['', 'node.example', 'https://node.example', 'javascript:alert(1)', 'ws://']) {
    assert.throws(() => nodeAddress(bad), /no address of a node/, bad);
  }
});

test('the answer of the runtime should be read as its slot and height', () => {
  assert.deepEqual(readAnchored(STATE), { block: 7, time: 13_222_784 * 3_000 });
  assert.equal(readAnchored('0x00'), null);
});
