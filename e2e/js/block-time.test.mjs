// A block every three seconds, as a subscriber sees them come. BLOCKS says how many are timed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './chain.mjs';

const SLOT_MS = 3_000;
const BLOCKS = Number(process.env.BLOCKS ?? 20);

/** The slot in a header's Aura pre-digest: eight bytes, little-endian. */
function slotOf(header) {
  const digest = header.digest.logs.find((log) => log.isPreRuntime);
  return digest.asPreRuntime[1].toU8a(true).reduceRight((slot, byte) => slot * 256n + BigInt(byte), 0n);
}

test(`${BLOCKS} blocks come every ${SLOT_MS} ms and no slot is missed`, async () => {
  const api = await connect();
  const seen = [];
  let subscribed = false;
  await new Promise((resolve) => {
    api.rpc.chain.subscribeNewHeads((header) => {
      // The first header is the head at the time of subscribing: it did not come now.
      if (!subscribed) {
        subscribed = true;
        return;
      }
      seen.push({ at: performance.now(), slot: slotOf(header) });
      if (seen.length === BLOCKS + 1) {
        resolve();
      }
    });
  });
  await api.disconnect();

  const [first, last] = [seen[0], seen[BLOCKS]];
  assert.equal(last.slot - first.slot, BigInt(BLOCKS), 'a slot was missed');
  const mean = (last.at - first.at) / BLOCKS;
  console.log(`mean of ${BLOCKS} blocks: ${mean.toFixed(1)} ms`);
  assert.ok(Math.abs(mean - SLOT_MS) <= SLOT_MS / 100, `the mean is ${mean.toFixed(1)} ms`);
});
