// The node under test, and a stock polkadot.js that is connected to it.

import { ApiPromise, WsProvider } from '@polkadot/api';

/** The address of the node under test. */
export const url = process.env.MEDIBLOC_TEST_CHAIN;

if (!url) {
  throw new Error('MEDIBLOC_TEST_CHAIN names no node: run these tests with `make test`');
}

/** Connects as anybody's software does: no types, no options. */
export async function connect() {
  return ApiPromise.create({ provider: new WsProvider(url) });
}

/**
 * Signs and sends a transaction and waits until it is final.
 *
 * @returns {Promise<{blockHash: string, events: string[], error: string | null}>} the block, the
 * names of the transaction's events, and the name of the error it failed with.
 */
export function sendAndFinalize(api, transaction, signer) {
  return new Promise((resolve, reject) => {
    transaction
      .signAndSend(signer, ({ status, events, dispatchError, isError }) => {
        if (isError) {
          reject(new Error(`the pool dropped the transaction: ${status.type}`));
        } else if (status.isFinalized) {
          resolve({
            blockHash: status.asFinalized.toHex(),
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
