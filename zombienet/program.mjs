// The node's program.

import { execFile, execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The node: the one of the release build, or another that MEDIBLOC_NODE names. */
export const PROGRAM = resolve(
  fileURLToPath(new URL('..', import.meta.url)),
  process.env.MEDIBLOC_NODE ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'release/medibloc-node'),
);

/** The command `medibloc`, which is built beside it. */
export const COMMAND = join(dirname(PROGRAM), 'medibloc');

/** How long the command may take: it waits up to five minutes until a transaction is final. */
export const COMMAND_MS = 360_000;

/**
 * Runs the command to its end, whatever that is.
 *
 * @param {string[]} argv
 * @param {object} [options] Those of `execFile`.
 * @returns {Promise<{status: number, stdout: string, stderr: string}>}
 */
export async function finished(argv, options) {
  try {
    const printed = await promisify(execFile)(COMMAND, argv, { timeout: COMMAND_MS, ...options });
    return { status: 0, ...printed };
  } catch (error) {
    // Without a status, it did not start, or a signal ended it.
    if (typeof error.code !== 'number') {
      throw error;
    }
    return { status: error.code, stdout: error.stdout, stderr: error.stderr };
  }
}

/** The longest text that the node prints: a specification holds the Wasm in hexadecimal. */
const MAX_BYTES = 2 ** 28;

/**
 * Runs the program with arguments that make it do one thing and end, and returns what it printed.
 *
 * @param {string[]} args
 * @param {string} [input] What it reads.
 */
export function run(args, input) {
  return execFileSync(PROGRAM, args, { input, encoding: 'utf8', maxBuffer: MAX_BYTES, stdio: 'pipe' });
}
