// The tour of the README, on a real node whose week is 28 slots long: a hospital stakes and issues a voucher; a patient
// who owns nothing sends three transactions with it and is stopped at the fourth; the hospital takes half of its stake
// out, and gets tokens and bandwidth back by themselves.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Keyring } from '@polkadot/api';
import { PROGRAM } from '../../zombienet/network.mjs';
import { connect, MED } from './chain.mjs';
import { Nodes } from './node.mjs';

/** The window in slots: the shortest there is, 28 buckets of one slot. */
const WINDOW = 28n;

/** Room for three anchors of a new patient (456 + 2 * 128 bytes for good, of 128 KiB), and not for a fourth. */
const ALLOWANCE = '5500000';

const MEDIBLOC = join(dirname(PROGRAM), 'medibloc');

const nodes = new Nodes();
let folder;
let url;
let api;

/** Runs the command and returns its status, and what it printed. */
async function medibloc(...args) {
  const command = [...args, '--chain', url, '--json'];
  try {
    const { stdout } = await promisify(execFile)(MEDIBLOC, command);
    return { status: 0, result: JSON.parse(stdout) };
  } catch ({ code, stderr }) {
    return { status: code, error: JSON.parse(stderr).error };
  }
}

/** Runs the command, which must succeed. */
async function done(...args) {
  const { status, result, error } = await medibloc(...args);
  assert.equal(status, 0, error);
  return result;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medibloc-walk-'));
  const { stdout } = await promisify(execFile)(PROGRAM, ['export-chain-spec', '--chain', 'dev'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const spec = JSON.parse(stdout);
  const { patch } = spec.genesis.runtimeGenesis;
  patch.stakingBandwidth.slotsPerBucket = 1;
  patch.unbonding = { delay: Number(WINDOW) };
  const file = join(folder, 'spec.json');
  await writeFile(file, JSON.stringify(spec));

  ({ url } = await nodes.start('--chain', file, '--alice', '--force-authoring'));
  api = await connect(url);
});

after(async () => {
  await api?.disconnect();
  await nodes.stop();
  await rm(folder, { recursive: true });
});

const keyring = new Keyring({ type: 'sr25519' });
const hospital = keyring.addFromUri('//Bob').address;
const patientUri = `//Patient//${randomBytes(8).toString('hex')}`;
const patient = keyring.addFromUri(patientUri).address;

const anchor = () => `0x1e00${randomBytes(32).toString('hex')}`;

/** What `at` says of the hospital. */
async function hospitalAt(hash) {
  const at = await api.at(hash);
  const quota = await at.call.bandwidthApi.quota(hospital);
  const { data } = await at.query.system.account(hospital);
  return {
    slot: quota.slot.toBigInt(),
    capacity: quota.capacity.toBigInt(),
    used: quota.used.toBigInt(),
    spendable: data.free.toBigInt(),
  };
}

/** Waits for the first final block for which `holds` is true; returns what the hospital had in it, and in its parent. */
async function firstBlock(holds, from) {
  for (let number = from; ; ) {
    const head = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
    for (; number <= head; number += 1) {
      const now = await hospitalAt(await api.rpc.chain.getBlockHash(number));
      if (holds(now)) {
        return { number, now, parent: await hospitalAt(await api.rpc.chain.getBlockHash(number - 1)) };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

const finalNumber = async () =>
  (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();

test('a hospital stakes, a patient who owns nothing uses it, and everything comes back', async () => {
  const staked = await done('stake', '1000000', '--suri', '//Bob');
  assert.equal(BigInt(staked.stake), 6_000_000n * MED);

  const file = join(folder, 'voucher.json');
  await done(
    ...['voucher', 'issue', '--suri', '//Bob', '--for', patient, '--calls', 'MerkleAnchor.anchor'],
    ...['--serial', '1', '--bandwidth', ALLOWANCE, '--expires-in', '1h', '-o', file],
  );
  assert.ok(!(await readFile(file, 'utf8')).includes('Bob'));

  const refused = await medibloc('submit', anchor(), '--suri', patientUri);
  assert.equal(refused.status, 1);
  assert.match(refused.error, /has no stake/);

  for (let sent = 0; sent < 3; sent += 1) {
    await done('submit', anchor(), '--voucher', file, '--suri', patientUri);
  }
  const stopped = await medibloc('submit', anchor(), '--voucher', file, '--suri', patientUri);
  assert.equal(stopped.status, 1);
  assert.match(stopped.error, /what is left of the voucher's allowance is less/);
  const account = await api.query.system.account(patient);
  assert.equal(account.data.free.toBigInt(), 0n);
  assert.equal(account.nonce.toNumber(), 3);

  const before = await finalNumber();
  const full = (await hospitalAt(await api.rpc.chain.getBlockHash(before))).capacity;
  const { slot } = await done('unstake', '3000000', '--suri', '//Bob');
  const due = BigInt(slot);
  const cut = await firstBlock((now) => now.capacity < full, before);
  // Half of the stake is half of the quota, in the same block.
  assert.equal(cut.parent.capacity, full);
  assert.equal(full / 2n, cut.now.capacity);
  assert.equal(due, cut.now.slot + WINDOW);

  const shown = await done('bandwidth', 'show', hospital);
  assert.equal(BigInt(shown.stake), 3_000_000n * MED);
  assert.ok(shown.returns.length > 0);

  const back = await firstBlock((now) => now.spendable > cut.now.spendable, cut.number);
  assert.equal(back.now.slot, due, 'neither earlier nor later');
  assert.equal(back.now.spendable - back.parent.spendable, 3_000_000n * MED);

  const free = await firstBlock((now) => now.used === 0n, back.number);
  assert.ok(free.parent.used > 0n || free.now.slot >= due);
});
