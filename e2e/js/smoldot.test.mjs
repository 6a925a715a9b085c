// smoldot, a light client, follows the finalised head of a network of four producers. All that it
// is given is the raw chain specification and the address of one node, which it reaches through a
// WebSocket.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { start } from 'smoldot';
import { PRODUCERS } from '../../zombienet/network.mjs';
import { Nodes, run } from './node.mjs';

/** The block whose finality the light client has to see. */
const BLOCK = 3;
const TIMEOUT_MS = 90_000;

/** The level of warnings in smoldot's log; errors are below it. */
const WARNING = 2;

/**
 * The warnings that are not about the chain's form: that this machine is slow or busy, and, every
 * ten seconds, that a warp sync waits, because it is for chains of more than 32 blocks.
 */
const EXPECTED = [
  /^smoldot: The task named `.*` has occupied the CPU for an unreasonable amount of time/,
  /^sync-service-medibloc_local: GrandPa warp sync idle at block #([12]?\d|3[01]) /,
];

const nodes = new Nodes();
/** The warnings and errors that smoldot logged, as `target: message`. */
const warnings = [];

let folder;
let bootnode;
let spec;
let client;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medibloc-smoldot-'));
  const file = join(folder, 'local-raw.json');
  await run('export-chain-spec', '--chain', 'local', '--raw', '--output', file);

  const [first, ...others] = PRODUCERS;
  const producer = (name, ...args) => nodes.start('--chain', file, `--${name}`, ...args);
  bootnode = await producer(first, '--listen-addr', '/ip4/127.0.0.1/tcp/0/ws');
  const [address] = await bootnode.chain.call('system_localListenAddresses');
  await Promise.all(
    others.map((name) =>
      producer(name, '--listen-addr', '/ip4/127.0.0.1/tcp/0', '--bootnodes', address),
    ),
  );

  spec = { ...JSON.parse(await readFile(file, 'utf8')), bootNodes: [address] };
  client = start({
    maxLogLevel: WARNING,
    logCallback: (_level, target, message) => warnings.push(`${target}: ${message}`),
  });
});

// smoldot leaves a timer behind that would keep this process: see --test-force-exit in package.json.
after(async () => {
  await client?.terminate();
  await nodes.stop();
  await rm(folder, { recursive: true });
});

/** Yields the hashes of finalised blocks as the light client reports them. */
async function* finalised(chain) {
  const send = (id, method, params) =>
    chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  send('follow', 'chainHead_v1_follow', [false]);
  for await (const text of chain.jsonRpcResponses) {
    const { error, params } = JSON.parse(text);
    assert.equal(error, undefined, text);
    const { event, finalizedBlockHashes } = params?.result ?? {};
    assert.notEqual(event, 'stop', 'the light client lost the chain');
    // The first report names the blocks that were final before.
    if (event === 'initialized' || event === 'finalized') {
      yield* finalizedBlockHashes;
    }
  }
}

test(`it follows the finalised head past block ${BLOCK}`, { timeout: TIMEOUT_MS }, async () => {
  const chain = await client.addChain({ chainSpec: JSON.stringify(spec) });
  let number = 0;
  for await (const hash of finalised(chain)) {
    const header = await bootnode.chain.call('chain_getHeader', hash);
    assert.ok(header, `the full node does not know ${hash}`);
    number = Number(header.number);
    assert.equal(await bootnode.chain.call('chain_getBlockHash', number), hash);
    const final = await bootnode.chain.finalized();
    assert.ok(final.number >= number, `block ${number} is not final for the full node`);
    if (number > BLOCK) {
      break;
    }
  }
  assert.ok(number > BLOCK);
});

test('it had nothing to complain about', () => {
  const unexpected = warnings.filter((line) => !EXPECTED.some((known) => known.test(line)));
  assert.deepEqual([...unexpected, ...complaints(printed)], []);
});
