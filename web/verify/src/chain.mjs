// Asks a node of the chain whether and since when an anchor is there.

/** How long a node may take for all its answers, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The length of a slot in milliseconds; slot 0 began with the Unix epoch. */
const SLOT_MS = 3_000;

const HASH = /^0x[0-9a-f]{64}$/;

/**
 * Looks an anchor up in the state of the newest final block.
 *
 * @param {string} address of the node, `ws:` or `wss:`
 * @param {string} anchor 64 hexadecimal digits
 * @param {string} expected the hash of the chain's first block, 64 hexadecimal digits, or empty
 * @returns {Promise<{anchor: string, node: string, genesis: string, meant: boolean,
 *   asOf: number, since: {block: number, time: number} | null}>} what the node says: the hash of the chain's first
 *   block and whether it was expected, the number of the final block, and when the anchor came
 *   (milliseconds since the Unix epoch), if it is there
 */
export async function lookUp(address, anchor, expected = '') {
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
    const [header, state] = await Promise.all([
      ask('chain_getHeader', head),
      ask('state_call', 'AnchorApi_anchored', `0x${anchor}`, head),
    ]);
    const asOf = Number(header?.number);
    if (!Number.isSafeInteger(asOf)) {
      throw new Error(`what ${node} says of its final block makes no sense`);
    }
    const since = readAnchored(state);
    return { anchor, node, genesis: genesis.slice(2), meant: expected !== '', asOf, since };
  } finally {
    connection.close();
  }
}

/** The address as browsers write it. */
export function nodeAddress(text) {
  if (!URL.canParse(text) || !/^wss?:/.test(new URL(text).protocol)) {
    throw new Error(`“${text}” is no address of a node: one begins with ws:// or wss://`);
  }
  return new URL(text).href.replace(/\/$/, '');
}

/**
 * Reads the answer of `AnchorApi_anchored`, an optional slot (u64) and height (u32) in SCALE.
 *
 * @returns {{block: number, time: number} | null}
 */
export function readAnchored(state) {
  if (state === '0x00') {
    return null;
  }
  if (typeof state !== 'string' || !/^0x01[0-9a-f]{24}$/.test(state)) {
    throw new Error('what the node says of the anchor makes no sense: is it a node of the chain?');
  }
  const bytes = new DataView(new ArrayBuffer(12));
  for (let at = 0; at < 12; at += 1) {
    bytes.setUint8(at, Number.parseInt(state.slice(4 + 2 * at, 6 + 2 * at), 16));
  }
  return { block: bytes.getUint32(8, true), time: Number(bytes.getBigUint64(0, true)) * SLOT_MS };
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
      `${node} cannot be reached. Is a node running there, and does it serve pages like this one? `
      + '(Its option --rpc-cors says which.)',
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
