// However the network ends, and whenever, nothing of it is left.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PROGRAM, until } from './network.mjs';
import { freePorts } from './ports.mjs';
import { processesOf, signal } from './processes.mjs';

const NET = fileURLToPath(new URL('net.mjs', import.meta.url));
const NETWORK_TEST = fileURLToPath(new URL('network.test.mjs', import.meta.url));

/** How long processes may take to end when nobody waits for them. */
const END_MS = 5_000;

/** Where the network of a test makes its folder; every process of the network names it. */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'medibloc-teardown-'));
});

afterEach(() => {
  // Only when a test has failed is there anything to kill.
  processesOf(folder).forEach((left) => signal(left, 'SIGKILL'));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a program that starts the network: the one of `make net` if none is named. */
async function start(argv = [NET], environment = {}) {
  const [port] = await freePorts(1);
  const { NODE_TEST_CONTEXT, ...inherited } = process.env;
  const starter = spawn(process.execPath, argv, {
    env: { ...inherited, TMPDIR: folder, PORT: port, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  starter.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text;
  });
  const ended = new Promise((resolve) => {
    starter.once('close', (status) => resolve({ status, complaint }));
  });
  return { starter, ended };
}

function nodes() {
  return processesOf(folder).filter(({ argv }) => argv.includes('--name'));
}

function zombienet() {
  return processesOf(folder).find(({ argv }) => argv.includes('--dir'));
}

function assertNothingIsLeft() {
  assert.deepEqual(processesOf(folder), []);
  assert.deepEqual(readdirSync(folder), []);
}

test('nothing is left when it is interrupted', async () => {
  const { starter, ended } = await start();
  await until('all nodes were there', () => nodes().length === 4);
  starter.kill('SIGINT');
  assert.equal((await ended).status, 130);
  assertNothingIsLeft();
});

test('nothing is left when it is told to end while it starts', async () => {
  const { starter, ended } = await start();
  await until('zombienet was there', zombienet);
  starter.kill('SIGTERM');
  assert.equal((await ended).status, 143);
  assertNothingIsLeft();
});

test('nothing is left of twenty-one when they are interrupted while they start', async () => {
  const { starter, ended } = await start([NET], { PRODUCERS: '21' });
  await until('some nodes were there', () => nodes().length >= 5);
  starter.kill('SIGINT');
  assert.equal((await ended).status, 130);
  assertNothingIsLeft();
});

test('no process is left when its starter is killed', async () => {
  const { starter, ended } = await start();
  await until('all nodes were there', () => nodes().length === 4);
  starter.kill('SIGKILL');
  await ended;
  // The kernel ends zombienet, and the nodes after it.
  await until('all processes had ended', () => processesOf(folder).length === 0, END_MS);
});

test('no process is left when the test runner is killed', async () => {
  const { starter } = await start(['--test', NETWORK_TEST]);
  await until('a node was there', () => nodes().length > 0);
  starter.kill('SIGKILL');
  await until('all processes had ended', () => processesOf(folder).length === 0, END_MS);
});

test('nothing is left when zombienet is killed', async () => {
  const { ended } = await start();
  await until('a node was there', () => nodes().length > 0);
  signal(zombienet(), 'SIGKILL');
  const { status, complaint } = await ended;
  assert.equal(status, 1);
  assert.match(complaint, /^net: zombienet /);
  assertNothingIsLeft();
});

test('nothing is left when a node does not start', async () => {
  const program = join(folder, 'node-without-charlie');
  writeFileSync(
    program,
    `#!/bin/sh\ncase "$*" in *"--name charlie"*) echo "charlie is ill" >&2; exit 1 ;; esac\nexec "${PROGRAM}" "$@"\n`,
  );
  chmodSync(program, 0o755);
  const { ended } = await start([NET], { MEDIBLOC_NODE: program });
  const { status, complaint } = await ended;
  rmSync(program);
  assert.equal(status, 1);
  assert.match(complaint, /charlie is ill/);
  assertNothingIsLeft();
});
