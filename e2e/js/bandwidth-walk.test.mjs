// The tour of the README, on a real node whose week is 28 slots long: a hospital stakes and issues a voucher; a patient
// who owns nothing sends three transactions with it and is stopped at the fourth; the hospital takes half of its stake
// out, and gets tokens and bandwidth back by themselves.
//
// With TRANSCRIPT=FILE the walk is written to that file: a code block for the README.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Keyring } from '@polkadot/api';
import { PROGRAM, until } from '../../zombienet/network.mjs';
import { connect, MED } from './chain.mjs';
import { medibloc } from './command.mjs';
import { Nodes } from './node.mjs';

/** The window in slots: the shortest there is, 28 buckets of one slot. */
const WINDOW = 28n;

const SLOT_MS = 3_000;

/** How long a block is waited for: a window, and what a slow machine needs besides. */
const BLOCK_MS = Number(WINDOW) * SLOT_MS + 120_000;

/** Room for three anchors of a new patient (456 + 2 * 128 bytes for good, of 128 KiB), and not for a fourth. */
const ALLOWANCE = '5500000';

/** How wide the lines of commands are in the transcript. */
const WIDTH = 116;

const nodes = new Nodes();
const transcript = [];
let folder;
let url;
let api;

/** A command in lines that are not too wide, as a shell takes them. */
function inLines(words) {
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1);
    if (line.length + word.length + 3 > WIDTH) {
      lines[lines.length - 1] = `${line} \\`;
      lines.push(`    ${word}`);
    } else {
      lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
  }
  return lines;
}

/** Runs the command as a step of the tour and returns what it printed. It must end with `status`. */
async function step(status, ...args) {
  const key = args[args.indexOf('--suri') + 1];
  assert.ok(!args.includes('--suri') || key.startsWith('//'), 'the transcript shows only keys that everybody knows');
  const { status: ended, printed } = await medibloc(folder, ...args, '--chain', url);
  assert.equal(ended, status, printed);
  transcript.push([...inLines(['$', 'medibloc', ...args]), ...printed.trimEnd().split('\n')]);
  return printed;
}

/** Notes in the transcript what the test saw in a block. */
function remark({ number, now }, what) {
  transcript.push([`# block ${number}, slot ${now.slot}: ${what}`]);
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
const patient = keyring.addFromUri('//Patient').address;

const anchor = () => `0x1e00${randomBytes(32).toString('hex')}`;

/** The time of a slot as the command writes it. */
const utc = (slot) => new Date(Number(slot) * SLOT_MS).toISOString().replace('.000Z', 'Z');

const sumOf = (returns) => returns.reduce((sum, { amount }) => sum + amount, 0n);

/** What the block says of the hospital. */
async function hospitalAt(number) {
  const at = await api.at(await api.rpc.chain.getBlockHash(number));
  const quota = await at.call.bandwidthApi.quota(hospital);
  const { data } = await at.query.system.account(hospital);
  return {
    slot: quota.slot.toBigInt(),
    stake: quota.stake.toBigInt(),
    capacity: quota.capacity.toBigInt(),
    used: quota.used.toBigInt(),
    returns: quota.returns.map(({ slot, amount }) => ({ slot: slot.toBigInt(), amount: amount.toBigInt() })),
    spendable: data.free.toBigInt(),
  };
}

const finalNumber = async () =>
  (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();

/** Waits for the first final block from `from` on for which `holds`; says what the hospital had in it, and before. */
async function firstBlock(what, holds, from) {
  let number = from;
  return until(what, async () => {
    for (const head = await finalNumber(); number <= head; number += 1) {
      const now = await hospitalAt(number);
      if (holds(now)) {
        return { number, now, parent: await hospitalAt(number - 1) };
      }
    }
    return undefined;
  }, BLOCK_MS);
}

/** Fails unless no block at or after `slot` is before this one. The slot itself may have been missed. */
function assertFirstAtOrAfter(slot, { now, parent }, what) {
  assert.ok(now.slot >= slot, `${what} in slot ${now.slot}, before slot ${slot}`);
  assert.ok(parent.slot < slot, `${what} in slot ${now.slot}, and there was a block in ${parent.slot} already`);
}

test('a hospital stakes, a patient who owns nothing uses it, and everything comes back', async () => {
  await step(0, 'stake', '1000000', '--suri', '//Bob');
  assert.equal((await hospitalAt(await finalNumber())).stake, 6_000_000n * MED);

  await step(
    ...[0, 'voucher', 'issue', '--suri', '//Bob', '--for', patient, '--calls', 'MerkleAnchor.anchor'],
    ...['--serial', '1', '--bandwidth', ALLOWANCE, '--expires-in', '1h', '-o', 'voucher.json'],
  );
  assert.ok(!(await readFile(join(folder, 'voucher.json'), 'utf8')).includes('Bob'));

  const withoutVoucher = await step(1, 'submit', anchor(), '--suri', '//Patient');
  assert.match(withoutVoucher, /no stake.*voucher/s);

  const before = await hospitalAt(await finalNumber());
  for (let sent = 0; sent < 3; sent += 1) {
    await step(0, 'submit', anchor(), '--voucher', 'voucher.json', '--suri', '//Patient');
  }
  const after = await hospitalAt(await finalNumber());
  const cost = (await api.query.payerSignature.allowances(hospital, 1)).unwrap().used.toBigInt();
  assert.ok(cost > 0n);
  assert.ok(after.used > before.used, 'the hospital pays');
  // What it used for its stake may have come back meanwhile.
  const returned = sumOf(before.returns.filter(({ slot }) => slot <= after.slot));
  assert.equal(after.used, before.used - returned + cost);

  const stopped = await step(1, 'submit', anchor(), '--voucher', 'voucher.json', '--suri', '//Patient');
  assert.match(stopped, /allowance/);
  const account = await api.query.system.account(patient);
  assert.equal(account.data.free.toBigInt(), 0n);
  assert.equal(account.nonce.toNumber(), 3);
  await step(0, 'bandwidth', 'show', hospital);

  const start = await finalNumber();
  const full = (await hospitalAt(start)).capacity;
  const unstaked = await step(0, 'unstake', '3000000', '--suri', '//Bob');
  const cut = await firstBlock('the quota is cut', (now) => now.capacity < full, start);
  // Half of the stake is half of the quota, in the same block.
  assert.equal(cut.parent.stake, 2n * cut.now.stake);
  assert.equal(cut.parent.capacity, full);
  assert.equal(cut.now.capacity, full / 2n);
  remark(cut, `the quota is ${cut.now.capacity} billionths of a block; one block before, it was ${full}`);
  const due = cut.now.slot + WINDOW;
  assert.ok(unstaked.includes(utc(due)), unstaked);

  const shown = await step(0, 'bandwidth', 'show', hospital);
  assert.match(shown, /3000000 MED/);
  assert.match(shown, /comes? back/);

  const paid = await firstBlock('the tokens are back', (now) => now.spendable > cut.now.spendable, cut.number);
  assertFirstAtOrAfter(due, paid, 'the tokens came back');
  assert.equal(paid.now.spendable - paid.parent.spendable, 3_000_000n * MED);
  remark(paid, `3000000 MED are back; they were due in slot ${due}`);

  // A bucket has one slot here, so what was used comes back one slot after it is a window old.
  const last = cut.now.returns.at(-1).slot;
  assert.equal(last, due + 1n);
  const free = await firstBlock('the use is back', (now) => now.used === 0n, cut.number);
  assertFirstAtOrAfter(last, free, 'the last of the use came back');
  assert.ok(free.parent.used > 0n);
  remark(free, `nothing of the use is left; the last of it was due in slot ${last}`);
  for (let number = cut.number; number <= free.number; number += 1) {
    const { slot, used } = await hospitalAt(number);
    assert.equal(used, sumOf(cut.now.returns.filter((back) => back.slot > slot)), `block ${number}, slot ${slot}`);
  }
  await step(0, 'bandwidth', 'show', hospital);

  if (process.env.TRANSCRIPT) {
    const lines = transcript.flatMap((part) => [...part, '']).slice(0, -1);
    await writeFile(process.env.TRANSCRIPT, lines.map((line) => `    ${line}`.trimEnd()).join('\n') + '\n');
  }
});
