// The command `medibloc`, as its users type it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MORTAL } from './configuration.mjs';
import { until } from './network.mjs';
import { COMMAND, COMMAND_MS, finished } from './program.mjs';

/** Runs the command at a node, and returns what it answers. If it fails, the error has its status and its complaint. */
async function run({ url }, words, options) {
  const [command, ...argv] = [...MORTAL, COMMAND, '--json', ...words, '--chain', url];
  const { stdout } = await promisify(execFile)(command, argv, { timeout: COMMAND_MS, ...options });
  return JSON.parse(stdout);
}

/** Asks a node something. */
export function ask(node, ...words) {
  return run(node, words);
}

/** Runs the command without a node. Returns its status, and what it prints either way. */
export async function compute(...words) {
  const { status, stdout, stderr } = await finished(['--json', ...words]);
  return { status, printed: JSON.parse(stdout || stderr) };
}

/** Sends a transaction of a node's producer, or of another account through the node, and waits until it is final. */
export function send(node, ...words) {
  return run(node, [...words, '--suri', node.secret]);
}

/**
 * Sends a transaction and waits until it is in the best chain, whatever came of it there. While finality stands still,
 * the command would wait for minutes and then not know.
 */
export async function sendInStall(node, ...words) {
  const nonce = await node.chain.nonce(node.account);
  const ending = new AbortController();
  let failure;
  const ended = run(node, [...words, '--suri', node.secret], { signal: ending.signal }).catch((error) => {
    failure = error;
  });
  const isThere = async () => {
    if (failure) {
      throw failure;
    }
    return (await node.chain.nonce(node.account)) > nonce;
  };
  try {
    await until(`'medibloc ${words[0]}' was in a block`, isThere);
  } finally {
    ending.abort();
    await ended;
  }
}
