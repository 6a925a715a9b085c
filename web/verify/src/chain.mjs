// Asks a node of the chain whether and since when an anchor is there, and for certificates.

import { readAnchored, readCertificate } from './answers.mjs';
import { certificateKey } from './standings.mjs';

/** How long a node may take for all its answers, in milliseconds. */
const PATIENCE_MS = 20_000;

const HASH = /^0x[0-9a-f]{64}$/;

/**
 * Looks an anchor up in the state of the newest final block and, if it is there, certificates in the same state. A node
 * is asked for no certificate of a record that is not anchored.
 *
 * @param {string} address of the node, `ws:` or `wss:`
 * @param {object} wanted
 * @param {string} wanted.anchor 64 hexadecimal digits
 * @param {string} [wanted.genesis] the hash of the chain's first block, 64 hexadecimal digits, or empty
 * @param {{professional: string, certifier: string, hash: string}[]} [wanted.certificates] 64 hexadecimal digits for
 *   each part of their names
 * @returns {Promise<{anchor: string, node: string, genesis: string, meant: boolean, asOf: number,
 *   since: {block: number, time: number} | null, certificates: Map<string, object | null>}>} what the node says: the
 *   hash of the chain's first block and whether it was expected, the number of the final block, when the anchor came
 *   (milliseconds since the Unix epoch), if it is there, and the certificates by `certificateKey`, null for those that
 *   are not there
 */
export async function lookUp(address, { anchor, genesis: expected = '', certificates: wanted = [] }) {
  const node = nodeAddress(address);
  const connection = await connect(node);
  try {
    const ask = (method, ...params) => connection.ask(method, params);
    const [genesis, head] = await Promise.all([
      ask('chain_getBlockHash', 0),
      ask('chain_getFinalizedHead'),
    ]);
    if (!HASH.test(genesis) || !HASH.test(head)) {
      throw new Error(`what ${node} says of its blocks makes no sense: is it a node of the chain?`);
    }
    if (expected !== '' && genesis !== `0x${expected}`) {
      throw new Error(
        `${node} is on the chain with the first block ${genesis}, not on the one with 0x${expected}: `
          + 'name a node of that chain',
      );
    }
    const call = (method, question) => ask('state_call', method, `0x${question}`, head);
    const [header, state] = await Promise.all([
      ask('chain_getHeader', head),
      call('AnchorApi_anchored', anchor),
    ]);
    const asOf = Number(header?.number);
    if (!Number.isSafeInteger(asOf)) {
      throw new Error(`what ${node} says of its final block makes no sense`);
    }
    const since = readAnchored(state);
    const certificates = since ? await askForCertificates(call, wanted) : new Map();
    return { anchor, node, genesis: genesis.slice(2), meant: expected !== '', asOf, since, certificates };
  } finally {
    connection.close();
  }
}

/** Asks for each certificate once. */
async function askForCertificates(call, wanted) {
  // What the runtime is asked is the same 96 bytes as the name.
  const keys = [...new Set(wanted.map(certificateKey))];
  return new Map(await Promise.all(keys.map(
    async (key) => [key, readCertificate(await call('CertificationApi_status', key))],
  )));
}

/** The address as browsers write it. */
export function nodeAddress(text) {
  if (!URL.canParse(text) || !/^wss?:/.test(new URL(text).protocol)) {
    throw new Error(`“${text}” is no address of a node: one begins with ws:// or wss://`);
  }
  return new URL(text).href.replace(/\/$/, '');
}

/** Opens a connection that answers questions by JSON-RPC until it is closed, or patience ends. */
function connect(node) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(node);
    const waiting = new Map();
    const fail = (why) => {
      clearTimeout(timer);
      socket.close();
      reject(new Error(why));
      for (const { refuse } of waiting.values()) {
        refuse(new Error(why));
      }
    };
    const timer = setTimeout(() => {
      fail(`${node} did not answer within ${PATIENCE_MS / 1000} seconds`);
    }, PATIENCE_MS);

    socket.onerror = () => fail(
      `${node} cannot be reached: is a node running there? One that is asked without a proxy answers only to the host `
      + 'names localhost and 127.0.0.1, unless it was started with --rpc-cors all',
    );
    socket.onclose = () => fail(`${node} closed the connection`);
    socket.onmessage = ({ data }) => answer(waiting, data);
    socket.onopen = () => resolve({
      ask: (method, params) => new Promise((take, refuse) => {
        const id = waiting.size + 1;
        waiting.set(id, { take, refuse, method });
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      }),
      close: () => fail('the connection was closed'),
    });
  });
}

/** Hands a message to the question that it answers; what is no answer is passed over. */
function answer(waiting, message) {
  let parsed;
  try {
    parsed = JSON.parse(message);
  } catch {
    return;
  }
  const question = waiting.get(parsed?.id);
  if (question && parsed.error) {
    question.refuse(new Error(`the node refuses ${question.method}: ${parsed.error.message}`));
  } else {
    question?.take(parsed.result);
  }
}
