// The page that checks proofs, built, and opened from the disk in Chromium as a person opens it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';

const CHROMIUM = '/usr/bin/chromium';

export const ROOT = new URL('../../', import.meta.url);
export const DIST = new URL('web/verify/dist/', ROOT);

/** A first build of the Wasm compiles what it depends on. */
export const BUILD_MS = 600_000;
export const TIMEOUT_MS = 60_000;

/** Nobody answers there: the port is the discard service's. */
export const NOBODY = 'ws://127.0.0.1:9';

/** What the files in this folder hold is written by the tests. */
export let folder;
export let browser;
export let page;
/** The published proofs, by name. */
export let proofs;
/** The addresses of everything that pages loaded or connected to. */
const requested = [];
/** What pages complained of. */
export const said = [];

/** Builds the page and opens it. */
export async function start() {
  await promisify(execFile)(fileURLToPath(new URL('scripts/web.sh', ROOT)), { timeout: BUILD_MS });
  const vectors = await readFile(new URL('record/tests/vectors/proofs-accept.json', ROOT), 'utf8');
  proofs = Object.fromEntries(JSON.parse(vectors).proofs.map((vector) => [vector.name, vector]));
  folder = await mkdtemp(join(tmpdir(), 'medibloc-page-'));
  browser = await launch();
  page = await open(browser);
}

/** Closes the browser and removes what the tests wrote. */
export async function stop() {
  await browser?.close();
  if (folder) {
    await rm(folder, { recursive: true });
  }
}

/** Starts Chromium. */
export function launch(...args) {
  return puppeteer.launch({
    executablePath: CHROMIUM,
    pipe: true,
    // Chromium's sandbox does not work for root, and containers have a small /dev/shm.
    args: [
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      ...args,
    ],
  });
}

/** Opens the page anew, from the disk or another address, and hears all that it loads, connects to and complains of. */
export async function open(chromium, address = new URL('index.html', DIST).href) {
  const opened = await chromium.newPage();
  const session = await opened.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request }) => requested.push(request.url));
  session.on('Network.webSocketCreated', ({ url: address }) => requested.push(address));
  opened.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  opened.on('pageerror', (error) => said.push(`error: ${error.stack ?? error}`));
  await opened.goto(address);
  return opened;
}

/** Writes a file for the page to choose. */
export async function file(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Chooses files, as a person does after pressing “Start over”. */
export async function choose(...paths) {
  await page.evaluate(() => document.getElementById('restart').click());
  await add(...paths);
}

/** Chooses further files. */
export async function add(...paths) {
  const input = await page.$('#files');
  await input.uploadFile(...paths);
}

/** Fills fields of the page in. */
export async function fill(fields, of = page) {
  await of.evaluate((entries) => {
    for (const [id, value] of entries) {
      const field = document.getElementById(id);
      if (field.type === 'checkbox') {
        field.checked = value;
      } else {
        field.value = value;
      }
    }
  }, Object.entries(fields));
}

/** Submits a form of the page. */
export async function submit(form, of = page) {
  await of.$eval(`#${form}`, (element) => element.requestSubmit());
}

export const BLANK = {
  node: NOBODY,
  genesis: '',
  certifiers: '',
  anchor: '',
  subject: '',
  attestations: '0',
  floor: false,
  presented: false,
  audience: '',
  nonce: '',
};

/** Waits until the page says something that `condition` likes, and returns all that it says. */
export async function until(condition, of = page) {
  const deadline = Date.now() + TIMEOUT_MS / 2;
  for (;;) {
    const seen = await of.evaluate(() => {
      const text = (id) => document.getElementById(id).textContent;
      const result = document.getElementById('result');
      const lines = (selector) => [...document.querySelectorAll(selector)].map((e) => e.innerText);
      return {
        tone: result.hidden ? null : result.className,
        title: text('verdict-title'),
        verdict: text('verdict'),
        content: !document.getElementById('content').hidden,
        values: lines('#values > div').map((line) => line.split('\n')),
        about: lines('#about li'),
        attesters: lines('#attesters li'),
        missing: lines('#not-proved li'),
        progress: text('progress'),
        trouble: text('trouble'),
      };
    });
    if (condition(seen)) {
      return seen;
    }
    assert.ok(Date.now() < deadline, `the page says ${JSON.stringify(seen)}; complaints: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const aVerdict = ({ tone }) => tone !== null;
export const trouble = ({ trouble: text }) => text !== '';

/** Checks a file with nothing demanded but what `fields` say. */
export async function judge(path, fields) {
  await fill({ ...BLANK, ...fields });
  await choose(path);
  return until(aVerdict);
}

/** What pages loaded or connected to, besides their own files and these nodes. */
export function foreignRequests(nodes) {
  const allowed = ['index.html', 'style.css', 'verifier.js', 'page.js'].map((name) => new URL(name, DIST).href);
  assert.ok(allowed.every((address) => requested.includes(address)), 'the requests were heard');
  assert.ok(requested.some((address) => address.startsWith('ws:')), 'the connections were heard');
  return requested.filter((address) => !(
    allowed.includes(address)
    || /^(blob|data):/.test(address)
    || nodes.some((node) => address === node || address === `${node}/`)
  ));
}
