// What one stranger may ask of a node is bounded, with no option set.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { url } from './chain.mjs';

const BATCH = 100;
const SUBSCRIPTIONS = 128;
const REQUEST_BYTES = 5 * 1024 * 1024;

let socket;

/** Sends `text` and returns the next answer. */
function ask(text) {
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => resolve(JSON.parse(data));
    socket.onclose = () => reject(new Error('the node hung up'));
    socket.send(text);
  });
}

function request(id, method, params = []) {
  return { jsonrpc: '2.0', id, method, params };
}

function batch(size) {
  return JSON.stringify(Array.from({ length: size }, (_, id) => request(id, 'system_name')));
}

before(async () => {
  socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
});

after(() => socket.close());

test('a batch has its limit', async () => {
  assert.equal((await ask(batch(BATCH))).length, BATCH);
  const refused = await ask(batch(BATCH + 1));
  assert.match(refused.error.message, /batch request was too large/);
});

test('a request has its limit', async () => {
  const padding = 'x'.repeat(REQUEST_BYTES);
  const refused = await ask(JSON.stringify(request(1, 'system_name', [padding])));
  assert.match(refused.error.message, /too big/);
  assert.ok((await ask(JSON.stringify(request(2, 'system_name')))).result, 'the node still answers');
});

test('subscriptions of a connection have their limit', async () => {
  // `state_subscribeRuntimeVersion` says something once, and then only after an upgrade.
  const answers = [];
  const done = new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(data);
      if (answer.id !== undefined) {
        answers.push(answer);
      }
      if (answers.length === SUBSCRIPTIONS + 1) {
        resolve();
      }
    };
  });
  for (let id = 0; id <= SUBSCRIPTIONS; id += 1) {
    socket.send(JSON.stringify(request(id, 'state_subscribeRuntimeVersion')));
  }
  await done;
  const refused = answers.filter(({ error }) => error);
  assert.equal(refused.length, 1);
  assert.match(refused[0].error.message, /Too many subscriptions/);
});
