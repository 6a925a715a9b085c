// A page in Chromium that loads polkadot.js as browsers do and signs a transfer. It stands in for
// polkadot.js Apps.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { connect, MED, url } from './chain.mjs';

const CHROMIUM = '/usr/bin/chromium';
const AMOUNT = 3n * MED;
const TIMEOUT_MS = 60_000;

const bundle = (name) => `node_modules/@polkadot/${name}/bundle-polkadot-${name}.js`;

/** Every file that the server has, by its path. */
const FILES = new Map([
  ['/', 'page/index.html'],
  ['/missing-names.js', 'page/missing-names.js'],
  ['/page.js', 'page/page.js'],
  ...['util', 'util-crypto', 'keyring', 'types', 'api'].map((name) => [
    `/polkadot-${name}.js`,
    bundle(name),
  ]),
]);

/** Everything that the browser had to say: the page's console, its errors, its failed requests. */
const said = [];

let server;
let browser;
let page;

before(async () => {
  server = createServer(async ({ url: target }, response) => {
    const file = FILES.get(new URL(target, 'http://127.0.0.1').pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const type = file.endsWith('.html') ? 'text/html' : 'text/javascript';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(await readFile(new URL(`../${file}`, import.meta.url)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  browser = await puppeteer.launch({
    executablePath: CHROMIUM,
    pipe: true,
    // Chromium's sandbox does not work for root, and containers have a small /dev/shm.
    args: [...(process.getuid() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  });
  page = await browser.newPage();
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.stack ?? error}`));
  page.on('requestfailed', (request) => {
    said.push(`failed: ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (!response.ok()) {
      said.push(`failed: ${response.url()}: ${response.status()}`);
    }
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

test('a page signs a transfer, and it becomes final', { timeout: TIMEOUT_MS }, async () => {
  const query = new URLSearchParams({ node: url, amount: AMOUNT });
  await page.goto(`http://127.0.0.1:${server.address().port}/?${query}`);
  await page
    .waitForFunction(() => document.getElementById('state').textContent !== 'running', {
      timeout: TIMEOUT_MS / 2,
    })
    .catch((error) => assert.fail(`${error.message}; the browser said: ${said.join('\n')}`));
  const shown = await page.$$eval('output', (outputs) =>
    Object.fromEntries(outputs.map(({ id, textContent }) => [id, textContent])),
  );

  assert.equal(shown.state, 'done');
  const events = shown.events.split(' ');
  assert.ok(events.includes('balances.Transfer'), shown.events);
  assert.ok(events.includes('system.ExtrinsicSuccess'), shown.events);
  const api = await connect();
  try {
    const { data } = await (await api.at(shown.block)).query.system.account(shown.recipient);
    assert.equal(data.free.toBigInt(), AMOUNT);
  } finally {
    await api.disconnect();
  }
});

test('it had nothing to complain about', () => {
  assert.deepEqual(complaints([...said, ...printed]), []);
});
