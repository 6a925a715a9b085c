// Signs a transfer as //Alice and shows what came of it. The query string names the node and the
// amount: ?node=ws://…&amount=…

/* global polkadotApi, polkadotKeyring, polkadotUtilCrypto */

const query = new URLSearchParams(location.search);

function show(id, text) {
  document.getElementById(id).textContent = text;
}

async function transfer() {
  await polkadotUtilCrypto.cryptoWaitReady();
  const keyring = new polkadotKeyring.Keyring({ type: 'sr25519' });
  const alice = keyring.addFromUri('//Alice');
  const recipient = keyring.addFromSeed(polkadotUtilCrypto.randomAsU8a(32)).address;
  show('recipient', recipient);

  const provider = new polkadotApi.WsProvider(query.get('node'));
  const api = await polkadotApi.ApiPromise.create({ provider });
  await new Promise((resolve, reject) => {
    api.tx.balances
      .transferKeepAlive(recipient, query.get('amount'))
      .signAndSend(alice, ({ status, events, isError }) => {
        if (isError) {
          reject(new Error(`the pool dropped the transaction: ${status.type}`));
        } else if (status.isFinalized) {
          show('block', status.asFinalized.toHex());
          show('events', events.map(({ event }) => `${event.section}.${event.method}`).join(' '));
          resolve();
        }
      })
      .catch(reject);
  });
  await api.disconnect();
}

transfer().then(
  () => show('state', 'done'),
  (error) => show('state', `failed: ${error}`),
);
