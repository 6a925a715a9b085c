// The command `medibloc`, as a person runs it.

import { finished } from '../../zombienet/program.mjs';

/**
 * Runs the command in `folder`.
 *
 * @returns {Promise<{status: number, printed: string}>} how it ended, and all that it printed
 */
export async function medibloc(folder, ...args) {
  const { status, stdout, stderr } = await finished(args, { cwd: folder });
  return { status, printed: stdout + stderr };
}
