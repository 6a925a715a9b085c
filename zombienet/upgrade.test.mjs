// The council upgrades the runtime while its network runs: the old program, the new Wasm, and no halt, as
// docs/runbooks/upgrade.md says. NEXT_RUNTIME names the file of the Wasm.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assertNoFork, numbers } from './agreement.mjs';
import { ask, send } from './commands.mjs';
import { applyUpgrade, approve, authorizeUpgrade, enact, hashOf, majority } from './council.mjs';
import { LOCAL } from './kinds.mjs';
import { PRODUCERS, until } from './network.mjs';
import { Trial } from './trial.mjs';

if (!process.env.NEXT_RUNTIME) {
  throw new Error('NEXT_RUNTIME names no Wasm to upgrade to: `scripts/release-wasm.sh next FILE` makes one');
}

const WASM = readFileSync(process.env.NEXT_RUNTIME);
const CALL = authorizeUpgrade(WASM);

/** How many blocks after the upgrade are looked at. */
const BLOCKS_AFTER = 10;

/** How many slots may be missed: all nodes compile the new Wasm at the same moment, here on the cores of one machine. */
const MOST_MISSED = PRODUCERS.length - 1;

/** How long the Wasm may take into a block, and a block until it is final. */
const UPGRADE_MS = 60_000;
const FINALITY_MS = 60_000;

const MOST = majority(PRODUCERS.length);

const trial = new Trial(LOCAL.title, {});
const nodeOf = (name) => trial.network.nodes.get(name);

/** The slot of the first block that is looked at. */
let since;

trial.test(`${MOST - 1} of ${PRODUCERS.length} cannot upgrade the runtime`, async () => {
  const members = PRODUCERS.slice(0, MOST - 1).map(nodeOf);
  const [{ chain }] = members;
  since = (await chain.best()).slot;
  await Promise.all(members.map((member) => send(member, 'submit', approve(CALL))));
  assert.equal((await chain.ayes(hashOf(CALL))).length, members.length);
  await assert.rejects(send(members[0], 'submit', enact(CALL)), {
    code: 1,
    message: /the transaction failed: two thirds of the producers and one must agree/,
  });
});

trial.test(`${MOST} of ${PRODUCERS.length} can, and blocks go on`, async () => {
  const member = nodeOf(PRODUCERS[MOST - 1]);
  const { chain } = member;
  await send(member, 'submit', approve(CALL));
  await send(member, 'submit', enact(CALL));
  assert.deepEqual(await chain.ayes(hashOf(CALL)), [], 'they are used up');

  // Not the right Wasm before they agreed: for half an hour, a node does not look again at what it once refused.
  const another = Buffer.concat([WASM, Buffer.of(0)]);
  await assert.rejects(chain.submit(applyUpgrade(another)), /Invalid Transaction/);

  const [old, deposit] = [await chain.specVersion(), await chain.deposit()];
  await chain.submit(applyUpgrade(WASM));
  const isUpgraded = async (block) => (await chain.specVersion(block?.hash)) === old + 1;
  await until('the Wasm was in a block', isUpgraded, UPGRADE_MS);
  let upgrade;
  for (const block of await chain.blocksSince(since)) {
    upgrade ??= (await isUpgraded(block)) ? block : undefined;
  }

  const last = upgrade.number + BLOCKS_AFTER;
  const chains = trial.chains();
  const isFinal = async () => Math.min(...(await numbers(chains, 'finalized'))) >= last;
  await until(`${BLOCKS_AFTER} more blocks were final at every node`, isFinal, UPGRADE_MS + FINALITY_MS);
  const blocks = (await chain.blocksSince(since)).filter(({ number }) => number <= last);
  const missed = blocks.at(-1).slot - since + 1 - blocks.length;
  assert.ok(missed <= MOST_MISSED, `${missed} slots were missed`);
  await assertNoFork(chains);

  const versions = await Promise.all(chains.map((other) => other.specVersion()));
  assert.deepEqual(versions, chains.map(() => old + 1), 'every node follows the new rules');
  assert.equal(await chain.deposit(), 2n * deposit, 'the state is what the migration makes of it');
  trial.summary.set('upgrade of the runtime', `${missed} of ${missed + blocks.length} slots missed, and the state migrated`);
});

trial.test('medibloc, which was built with the old runtime, still works', async () => {
  const [sender, receiver] = PRODUCERS.map(nodeOf);
  const { producers } = await ask(sender, 'producers');
  assert.deepEqual(producers.map(({ state }) => state), PRODUCERS.map(() => 'in office'));
  const { amount } = await send(sender, 'transfer', '1', '--to', receiver.account);
  assert.equal(amount, String(10n ** 12n));
});

trial.test('no node complains', () => {
  for (const name of PRODUCERS) {
    const lines = readFileSync(trial.network.log(name), 'utf8').split('\n');
    assert.deepEqual(lines.filter((line) => /panic|error/i.test(line)), [], name);
  }
});
