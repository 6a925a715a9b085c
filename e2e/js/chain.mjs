// The node under test, and a stock polkadot.js that is connected to it.

import { ApiPromise, WsProvider } from '@polkadot/api';

/** The address of the node under test. */
export const url = process.env.MEDIBLOC_TEST_CHAIN;

if (!url) {
  throw new Error('MEDIBLOC_TEST_CHAIN names no node: run these tests with `make test`');
}

/** The smallest units in one token. */
export const MED = 10n ** 12n;

/** Connects as anybody's software does: no types, no options. */
export async function connect(address = url) {
  return ApiPromise.create({ provider: new WsProvider(address) });
}

/**
 * The oldest block that a test decodes when `head` is the newest. A node forgets the state of final
 * blocks, and with it their events, when 256 newer ones are final; a chain this old is rare here.
 */
export function oldestState(head) {
  return Math.max(0, head - 200);
}

/**
 * Signs and sends a transaction and waits until its status is `reached`.
 *
 * @returns {Promise<{blockHash: string, events: string[], error: string | null}>} the block, the
 * names of the transaction's events, and the name of the error it failed with.
 */
function send(reached, api, transaction, signer, options) {
  return new Promise((resolve, reject) => {
    transaction
      .signAndSend(signer, options, ({ status, events, dispatchError, isError }) => {
        if (isError) {
          reject(new Error(`the pool dropped the transaction: ${status.type}`));
        } else if (status.type === reached) {
          resolve({
            blockHash: status.value.toHex(),
            events: events.map(({ event }) => `${event.section}.${event.method}`),
            error: dispatchError?.isModule
              ? api.registry.findMetaError(dispatchError.asModule).name
              : dispatchError?.toString() ?? null,
          });
        }
      })
      .catch(reject);
  });
}

/** Signs and sends a transaction and waits until it is final. See {@link send}. */
export function sendAndFinalize(api, transaction, signer) {
  return send('Finalized', api, transaction, signer, {});
}

/** Signs and sends a transaction and waits until it is in a block. See {@link send}. */
export function sendAndInclude(api, transaction, signer, options) {
  return send('InBlock', api, transaction, signer, options);
}
