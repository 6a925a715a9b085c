// The command `medibloc`, as a person runs it.

import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROGRAM } from '../../zombienet/network.mjs';

/** The command; it is built beside the node. */
const MEDIBLOC = join(dirname(PROGRAM), 'medibloc');

/** How long it may take: it waits up to five minutes until a transaction is final. */
const TIMEOUT_MS = 360_000;

/**
 * Runs the command in `folder`.
 *
 * @returns {Promise<{status: number, printed: string}>} how it ended, and all that it printed
 */
export async function medibloc(folder, ...args) {
  try {
    const options = { cwd: folder, timeout: TIMEOUT_MS };
    const { stdout, stderr } = await promisify(execFile)(MEDIBLOC, args, options);
    return { status: 0, printed: stdout + stderr };
  } catch (error) {
    // Without a status, it did not start, or a signal ended it.
    if (typeof error.code !== 'number') {
      throw error;
    }
    return { status: error.code, printed: error.stdout + error.stderr };
  }
}
