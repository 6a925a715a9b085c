// Processes as /proc shows them. They are found by what their arguments say and ended by their ids, never by name.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The text of a file in /proc; nothing when the process has ended meanwhile. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The threads of a process. */
function threads(id) {
  try {
    return readdirSync(`/proc/${id}/task`);
  } catch {
    return [];
  }
}

/** When the process with this id started, in ticks since the machine did; nothing when it has ended. */
export function startOf(id) {
  // The name, in parentheses, may hold anything; the state follows it, and the start is the 20th field from there.
  const [state, ...fields] = read(`/proc/${id}/stat`).split(')').pop().trim().split(' ');
  // A process that was killed keeps its files, and the lock of its database, until its last thread has ended.
  const hasEnded = state === 'Z' && threads(id).length <= 1;
  return hasEnded ? undefined : fields[18];
}

/**
 * The processes of the networks that keep their files in `folder`: zombienet, the nodes, and shells that are about
 * to become nodes.
 *
 * An id may be given to another process later; with the time of the start it names one process for ever.
 *
 * @returns {{id: number, start: string, argv: string[]}[]}
 */
export function processesOf(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => ({
      id: Number(id),
      start: startOf(id),
      argv: read(`/proc/${id}/cmdline`).split('\0').slice(0, -1),
    }))
    .filter(({ start, argv }) => {
      const line = argv.join(' ');
      return start && (line.includes(`--base-path ${folder}/`) || line.includes(`--dir ${folder}/`));
    });
}

/** Whether it is that process that has the id. */
export function isAlive({ id, start }) {
  return start !== undefined && startOf(id) === start;
}

/** Sends a signal to the process unless it has ended. */
export function signal(target, name) {
  if (isAlive(target)) {
    try {
      process.kill(target.id, name);
    } catch (error) {
      if (error.code !== 'ESRCH') {
        throw error;
      }
    }
  }
}

/** Waits without letting anything else happen, so that it works while the program exits. */
export function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** The TCP addresses that the process listens on, as /proc writes them: the address in hexadecimal. */
export function listeningAddresses({ id }) {
  const sockets = new Set(
    readdirSync(`/proc/${id}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${id}/fd/${fd}`);
      } catch {
        return '';
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((family) =>
    read(`/proc/${id}/net/${family}`)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      // 0A: the socket listens.
      .filter((fields) => fields[3] === '0A' && sockets.has(`socket:[${fields[9]}]`))
      .map((fields) => fields[1].split(':')[0]),
  );
}
