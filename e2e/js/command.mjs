// The command `medibloc`, as a person runs it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { COMMAND, COMMAND_MS } from '../../zombienet/program.mjs';

/**
 * Runs the command in `folder`.
 *
 * @returns {Promise<{status: number, printed: string}>} how it ended, and all that it printed
 */
export async function medibloc(folder, ...args) {
  try {
    const options = { cwd: folder, timeout: COMMAND_MS };
    const { stdout, stderr } = await promisify(execFile)(COMMAND, args, options);
    return { status: 0, printed: stdout + stderr };
  } catch (error) {
    // Without a status, it did not start, or a signal ended it.
    if (typeof error.code !== 'number') {
      throw error;
    }
    return { status: error.code, printed: error.stdout + error.stderr };
  }
}
