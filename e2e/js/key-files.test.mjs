// Key files go both ways: those of the command open in the keyring of polkadot.js, which wallets use, and those of the
// keyring are imported by the command.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady, mnemonicGenerate, signatureVerify } from '@polkadot/util-crypto';
import { medibloc } from './command.mjs';

const PASSWORD = 'correct horse battery staple';

let folder;

before(async () => {
  await cryptoWaitReady();
  folder = await mkdtemp(join(tmpdir(), 'medibloc-keys-'));
  await writeFile(join(folder, 'password'), `${PASSWORD}\n`, { mode: 0o600 });
  await writeFile(join(folder, 'wrong-password'), 'something else\n', { mode: 0o600 });
});

after(() => rm(folder, { recursive: true }));

/** Runs `medibloc account …` with a keystore of the test's own; it must end with `status`. */
async function account(status, ...args) {
  const { status: ended, printed } = await medibloc(folder, 'account', ...args, '--keystore', 'keystore', '--json');
  assert.equal(ended, status, printed);
  return JSON.parse(printed);
}

const withPassword = ['--password-file', 'password'];

const keyring = () => new Keyring({ type: 'sr25519' });

const jsonOf = async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'));

/** The key in a key file, as a wallet opens it. It must be that of `address`, and sign. */
function open(json, address) {
  const pair = keyring().addFromJson(json);
  assert.equal(pair.address, address);
  assert.ok(pair.isLocked);
  assert.throws(() => pair.unlock('something else'));
  pair.unlock(PASSWORD);
  assert.equal(pair.address, address);
  assert.ok(signatureVerify('a message', pair.sign('a message'), address).isValid);
  return pair;
}

test('a key of `account new` opens in polkadot.js, and is the one of its words', async () => {
  const { address, mnemonic } = await account(0, 'new', 'hospital', ...withPassword);
  const file = join('keystore', 'hospital.json');
  const json = await jsonOf(file);

  assert.equal(json.address, address);
  assert.equal(json.meta.name, 'hospital');
  open(json, address);
  assert.equal(keyring().addFromMnemonic(mnemonic).address, address);

  assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600);
  const text = await readFile(join(folder, file), 'utf8');
  assert.ok(!text.includes(mnemonic) && !text.includes(PASSWORD));
});

test('`account export` writes a file that opens in polkadot.js, and shows no words', async () => {
  const { address, mnemonic } = await account(0, 'export', 'hospital', '-o', 'exported.json');
  assert.equal(mnemonic, undefined);
  open(await jsonOf('exported.json'), address);
});

test('a file of polkadot.js is imported, and gives the same account', async () => {
  const pair = keyring().addFromMnemonic(mnemonicGenerate(), { name: 'Of a wallet' });
  await writeFile(join(folder, 'wallet.json'), JSON.stringify(pair.toJson(PASSWORD)));

  const { error } = await account(1, 'import', 'wallet', 'wallet.json', '--password-file', 'wrong-password');
  assert.match(error, /password/);
  assert.deepEqual((await account(0, 'show')).accounts.map(({ name }) => name), ['hospital']);

  const { address, mnemonic } = await account(0, 'import', 'wallet', 'wallet.json', ...withPassword);
  assert.equal(address, pair.address);
  assert.equal(mnemonic, undefined);
  const { accounts } = await account(0, 'show', 'wallet');
  assert.deepEqual(accounts.map((shown) => [shown.name, shown.address]), [['wallet', address]]);
  assert.deepEqual(open(await jsonOf(join('keystore', 'wallet.json')), address).publicKey, pair.publicKey);
});

test('a file of a whole keyring of polkadot.js is imported as well', async () => {
  const wallet = keyring();
  const { address } = wallet.addFromUri('//Wallet', { name: 'Derived' });
  await writeFile(join(folder, 'derived.json'), JSON.stringify(wallet.toJson(address, PASSWORD)));
  assert.equal((await account(0, 'import', 'derived', 'derived.json', ...withPassword)).address, address);
});

test('files that are not encrypted, or of another kind of key, are refused with what to do', async () => {
  const plain = keyring().addFromUri('//Wallet').toJson();
  const other = new Keyring({ type: 'ed25519' }).addFromUri('//Wallet').toJson(PASSWORD);
  for (const [name, json] of Object.entries({ plain, other })) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify(json));
    const { error } = await account(2, 'import', name, `${name}.json`, ...withPassword);
    assert.match(error, /export it from the wallet/);
  }
});
