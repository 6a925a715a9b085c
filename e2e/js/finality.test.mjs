// A client can follow finality without trusting the node: the GRANDPA methods.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from './chain.mjs';

let api;

before(async () => {
  api = await connect();
});

after(() => api?.disconnect());

test('the rounds of voting can be seen', async () => {
  const { setId, best } = await api.rpc.grandpa.roundState();
  assert.equal(setId.toNumber(), 0, 'the voters of the genesis are in office');
  assert.ok(best.round.toNumber() > 0);
  assert.equal(best.totalWeight.toNumber(), 1);
});

test('justifications come with finality, and are of the blocks that become final', async () => {
  const justification = await new Promise((resolve) => {
    api.rpc.grandpa.subscribeJustifications(resolve);
  });
  const decoded = api.createType('GrandpaJustification', justification.toU8a(true));
  const { targetHash, targetNumber, precommits } = decoded.commit;
  assert.equal(precommits.length, 1, 'the only voter signed');
  const hash = await api.rpc.chain.getBlockHash(targetNumber);
  assert.equal(hash.toHex(), targetHash.toHex());
  const final = await api.rpc.chain.getFinalizedHead();
  const { number } = await api.rpc.chain.getHeader(final);
  assert.ok(number.toNumber() >= targetNumber.toNumber());
});
