// The page that checks proofs, opened from the disk in Chromium as a person opens it: from files, pictures, the camera
// and text, with and without a node.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Keyring } from '@polkadot/api';
import puppeteer from 'puppeteer-core';
import encodeQR from 'qr';
import { connect, sendAndFinalize, url } from './chain.mjs';
import { medibloc } from './command.mjs';

const CHROMIUM = '/usr/bin/chromium';
const ROOT = new URL('../../', import.meta.url);
const DIST = new URL('web/verify/dist/', ROOT);
const PAGE = new URL('index.html', DIST).href;

/** A first build of the Wasm compiles what it depends on. */
const BUILD_MS = 600_000;
const TIMEOUT_MS = 60_000;

/** Nobody answers there: the port is the discard service's. */
const NOBODY = 'ws://127.0.0.1:9';

/** What the files in this folder hold is written by the tests. */
let folder;
let browser;
let page;
/** The addresses of everything that pages loaded or connected to. */
const requested = [];
/** What pages complained of. */
const said = [];
/** The published proofs, by name. */
let proofs;

before(async () => {
  await promisify(execFile)(fileURLToPath(new URL('scripts/web.sh', ROOT)), { timeout: BUILD_MS });
  const vectors = await readFile(new URL('record/tests/vectors/proofs-accept.json', ROOT), 'utf8');
  proofs = Object.fromEntries(JSON.parse(vectors).proofs.map((vector) => [vector.name, vector]));
  folder = await mkdtemp(join(tmpdir(), 'medibloc-page-'));
  browser = await launch();
  page = await open(browser);
}, { timeout: BUILD_MS });

after(async () => {
  await browser?.close();
  if (folder) {
    await rm(folder, { recursive: true });
  }
});

/** Starts Chromium. */
function launch(...args) {
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

/** Opens the page anew and hears all that it loads, connects to and complains of. */
async function open(chromium) {
  const opened = await chromium.newPage();
  const session = await opened.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request }) => requested.push(request.url));
  session.on('Network.webSocketCreated', ({ url: address }) => requested.push(address));
  opened.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  opened.on('pageerror', (error) => said.push(`error: ${error.stack ?? error}`));
  await opened.goto(PAGE);
  return opened;
}

/** Writes a file for the page to choose. */
async function file(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Chooses files, as a person does after pressing “Start over”. */
async function choose(...paths) {
  await page.evaluate(() => document.getElementById('restart').click());
  await add(...paths);
}

/** Chooses further files. */
async function add(...paths) {
  const input = await page.$('#files');
  await input.uploadFile(...paths);
}

/** Fills fields of the page in. */
async function fill(fields, of = page) {
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
async function submit(form, of = page) {
  await of.$eval(`#${form}`, (element) => element.requestSubmit());
}

const BLANK = {
  node: NOBODY,
  genesis: '',
  anchor: '',
  subject: '',
  attestations: '0',
  floor: false,
  presented: false,
  audience: '',
  nonce: '',
};

/** Waits until the page says something that `condition` likes, and returns all that it says. */
async function until(condition, of = page) {
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

const aVerdict = ({ tone }) => tone !== null;
const trouble = ({ trouble: text }) => text !== '';

/** Checks a file with nothing demanded but what `fields` say. */
async function judge(path, fields) {
  await fill({ ...BLANK, ...fields });
  await choose(path);
  return until(aVerdict);
}

/** The text of a QR code with this proof: base45 (RFC 9285) of the compact form. */
function codeText(vector) {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const bytes = Buffer.from(vector.compact, 'base64');
  let text = 'MBR1:';
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let number = pair ? bytes.readUInt16BE(at) : bytes[at];
    for (let digits = pair ? 3 : 2; digits > 0; digits -= 1) {
      text += alphabet[number % 45];
      number = Math.floor(number / 45);
    }
  }
  return text;
}

/** The text in parts, for several codes. */
function parts(text, count) {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
  const length = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, index) => {
    const piece = text.slice(index * length, (index + 1) * length);
    return `MBR1/${index + 1}/${count}/${digest}:${piece}`;
  });
}

const CODE = { encoding: 'alphanumeric', ecc: 'low', border: 4 };

/** A picture of codes, one beside the other, as an SVG or as Chromium encodes it in another format. */
async function picture(texts, type) {
  const codes = texts.map((text) => encodeQR(text, 'raw', CODE));
  const side = Math.max(...codes.map((code) => code.length));
  const dots = codes.flatMap((code, index) => code.flatMap((row, y) => row.flatMap((dark, x) => (
    dark ? [`M${x + index * side} ${y}h1v1h-1z`] : []
  ))));
  const [width, height] = [side * codes.length, side];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="${dots.join('')}"/></svg>`;
  if (type === 'image/svg+xml') {
    return Buffer.from(svg);
  }
  const canvas = await browser.newPage();
  const encoded = await canvas.evaluate(async (source, format, size) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    await image.decode();
    const surface = document.createElement('canvas');
    [surface.width, surface.height] = size;
    const context = surface.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, ...size);
    context.drawImage(image, 0, 0, ...size);
    return surface.toDataURL(format).split(',')[1];
  }, svg, type, [width * 6, height * 6]);
  await canvas.close();
  return Buffer.from(encoded, 'base64');
}

/** A film in which each code is seen for a while, in the format that Chromium's false camera plays. */
function film(texts) {
  const [width, height, framesOfEach] = [1280, 720, 10];
  const frames = texts.flatMap((text) => {
    const code = encodeQR(text, 'raw', CODE);
    const dot = Math.floor(height / code.length);
    const left = Math.floor((width - dot * code.length) / 2);
    const luma = Buffer.alloc(width * height, 235);
    code.forEach((row, y) => row.forEach((dark, x) => {
      for (let line = y * dot; dark && line < (y + 1) * dot; line += 1) {
        const from = line * width + left + x * dot;
        luma.fill(16, from, from + dot);
      }
    }));
    const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(width * height / 2, 128)]);
    return Array(framesOfEach).fill(frame);
  });
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip A1:1 C420\n`), ...frames]);
}

test('a proof should be accepted for the anchor that was given', { timeout: TIMEOUT_MS }, async () => {
  const { proof, policy } = proofs['seven fields'];
  const seen = await judge(await file('proof.json', proof), { anchor: `0x${policy.anchor}` });
  assert.equal(seen.tone, 'good');
  assert.equal(seen.title, 'Accepted for the anchor that you gave');
  assert.match(seen.verdict, new RegExp(`FHIR R4 record with the anchor 0x${policy.anchor}`));
  assert.match(seen.verdict, /No node was asked/);
  assert.deepEqual(seen.values, [
    ['/code/coding/0/code', '"29463-7"'],
    ['/code/coding/0/system', '"http://loinc.org"'],
    ['/status', '"final"'],
    ['/subject/reference', '"Patient/example"'],
    ['/valueQuantity/unit', '"lbs"'],
    ['/valueQuantity/value', '185'],
    ['/valueQuantity/system', '"http://unitsofmeasure.org"'],
  ]);
  assert.match(seen.missing.join('\n'), /any professional.*\n.*hidden.*\n.*Whose record/);
});

test('a proof without an anchor to compare should not be accepted', { timeout: TIMEOUT_MS }, async () => {
  const seen = await judge(await file('proof.json', proofs['one string'].proof), {});
  assert.equal(seen.tone, 'open');
  assert.match(seen.title, /^Not accepted/);
  assert.match(seen.verdict, /fit together, but whether this was ever anchored was not checked/);
  assert.deepEqual(seen.values, [['/status', '"final"']]);

  await fill({ anchor: '00'.repeat(32) });
  await submit('give');
  const refused = await until(({ tone }) => tone === 'bad');
  assert.equal(refused.title, 'Refused (ANCHOR)');
  assert.equal(refused.content, false);
});

test('a proof that was changed should be refused with the reason', { timeout: TIMEOUT_MS }, async () => {
  const { proof, policy } = proofs['one string'];
  for (const [changed, title] of [
    [proof.replace('"final"', '"amended"'), 'Refused (ANCHOR)'],
    [proof.slice(0, -1), 'Refused (JSON)'],
    ['{}', 'Refused (FORMAT)'],
    ['', 'Refused (JSON)'],
  ]) {
    const seen = await judge(await file('changed.json', changed), { anchor: policy.anchor });
    assert.deepEqual([seen.tone, seen.title], ['bad', title]);
    assert.deepEqual([seen.content, seen.values], [false, []]);
  }
});

test('the compact form should be read from bytes and from text', { timeout: TIMEOUT_MS }, async () => {
  const { compact, policy } = proofs['one string'];
  const bytes = await file('proof.cbor', Buffer.from(compact, 'base64'));
  const text = await file('proof.txt', `${codeText(proofs['one string'])}\n`);
  for (const path of [bytes, text]) {
    const seen = await judge(path, { anchor: policy.anchor });
    assert.deepEqual([seen.tone, seen.values], ['good', [['/status', '"final"']]]);
  }
  await choose();
  await fill({ text: codeText(proofs['one number']) });
  await page.$eval('#take-text', (button) => button.click());
  assert.deepEqual((await until(aVerdict)).values, [['/valueQuantity/value', '185']]);
});

test('pictures of a code should be read in every format', { timeout: TIMEOUT_MS }, async () => {
  const { policy } = proofs['one string'];
  for (const [name, type] of [
    ['code.svg', 'image/svg+xml'],
    ['code.png', 'image/png'],
    ['code.jpg', 'image/jpeg'],
    ['code.webp', 'image/webp'],
  ]) {
    const path = await file(name, await picture([codeText(proofs['one string'])], type));
    const seen = await judge(path, { anchor: policy.anchor });
    assert.deepEqual([seen.tone, seen.values], ['good', [['/status', '"final"']]], name);
  }
  // One dot is one pixel, and the name tells nothing.
  const gif = await file('code', encodeQR(codeText(proofs['one string']), 'gif', { ...CODE, scale: 1 }));
  assert.equal((await judge(gif, { anchor: policy.anchor })).tone, 'good');
});

test('a dense code should be read', { timeout: TIMEOUT_MS }, async () => {
  const vector = proofs['Bundle: mixture'];
  assert.ok(codeText(vector).length > 3_700);
  const path = await file('code.png', await picture([codeText(vector)], 'image/png'));
  assert.equal((await judge(path, { anchor: vector.policy.anchor })).tone, 'good');
});

test('several codes should make a proof, in any order', { timeout: TIMEOUT_MS }, async () => {
  const vector = proofs['unit opened with floor'];
  const codes = parts(codeText(vector), 4);
  const paths = [];
  for (const [index, code] of codes.entries()) {
    paths.push(await file(`part-${index}.png`, await picture([code], 'image/png')));
  }
  await fill({ ...BLANK, anchor: vector.policy.anchor, floor: true });
  await choose(paths[2]);
  await until(({ progress }) => /^1 of 4 .* numbers 1, 2, 4 are missing/.test(progress));
  await add(paths[0], paths[2]);
  await until(({ progress }) => /^2 of 4 .* numbers 2, 4 are missing/.test(progress));

  // A part of another proof changes nothing.
  const [stranger] = parts(codeText(proofs['seven fields']), 4);
  await add(await file('stranger.txt', stranger));
  assert.match((await until(trouble)).trouble, /another proof/);
  await add(await file('two.png', await picture([codes[3], codes[1]], 'image/png')));
  const seen = await until(aVerdict);
  assert.equal(seen.tone, 'good');
  assert.equal(seen.trouble, '');
});

test('codes that the command draws should be read', { timeout: TIMEOUT_MS }, async () => {
  await file('passphrase', 'as long as the tests take');
  const run = async (...args) => {
    const argv = ['record', ...args, '--passphrase-file', 'passphrase', '--json'];
    const { status, printed: output } = await medibloc(folder, ...argv);
    assert.equal(status, 0, output);
    return JSON.parse(output);
  };
  const record = fileURLToPath(new URL('record/tests/data/fhir-r4/Bundle-101.json', ROOT));
  const owner = ['--account', '11'.repeat(32), '--profile', 'R4'];
  const { anchor } = await run('seal', record, ...owner, '-o', 'sealed');
  for (const [fields, name, several] of [
    [['/resourceType'], 'one.png', false],
    [['/resourceType'], 'one.svg', false],
    [['/entry/1', '/entry/2', '/entry/3'], 'several.png', true],
    [['/entry/1', '/entry/2', '/entry/3'], 'several.svg', true],
  ]) {
    const shown = fields.flatMap((field) => ['--field', field]);
    const { codes } = await run('disclose', 'sealed', ...shown, '--qr', name, '--yes');
    assert.equal(codes.length > 1, several, `${name}: ${codes}`);
    await fill({ ...BLANK, anchor });
    await choose(...codes.toReversed().map((code) => join(folder, code)));
    const seen = await until((state) => aVerdict(state) || trouble(state));
    assert.deepEqual([seen.tone, seen.trouble], ['good', ''], name);
  }
});

test('codes that were misread or are none should be refused', { timeout: TIMEOUT_MS }, async () => {
  const codes = parts(codeText(proofs['one string']), 2);
  const misread = await file('misread.txt', `${codes[0]}\n${codes[1]}0\n`);
  await choose(misread);
  assert.match((await until(trouble)).trouble, /^misread\.txt: .*read all of them once more/);
  await choose(await file('other.png', await picture(['HTTPS://EXAMPLE.ORG'], 'image/png')));
  assert.match((await until(trouble)).trouble, /neither a proof nor a part of one/);
  await choose(await file('empty.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'));
  assert.match((await until(trouble)).trouble, /no QR code was found/);
  await choose(await file('broken.png', Buffer.from('89504e470d0a1a0a', 'hex')));
  assert.match((await until(trouble)).trouble, /cannot read this picture/);
});

test('codes should be read by the camera', { timeout: TIMEOUT_MS }, async () => {
  const vector = proofs['seven fields'];
  const path = await file('film.y4m', film(parts(codeText(vector), 3)));
  const chromium = await launch(
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
  );
  try {
    const opened = await open(chromium);
    await fill({ anchor: vector.policy.anchor }, opened);
    await opened.click('#camera');
    await until(({ progress }) => /of 3 codes/.test(progress), opened);
    const seen = await until(aVerdict, opened);
    assert.deepEqual([seen.tone, seen.values.length], ['good', 7]);
    // The camera is given back.
    assert.equal(await opened.$eval('#viewfinder', (video) => video.srcObject), null);
  } finally {
    await chromium.close();
  }
});

test('a camera that is not there should be told as such', { timeout: TIMEOUT_MS }, async () => {
  await choose();
  await page.click('#camera');
  assert.match((await until(trouble)).trouble, /camera cannot be used/);
  assert.equal(await page.$eval('#viewfinder', (video) => video.hidden), true);
});

test('attestations and presentations should be shown and demanded', { timeout: TIMEOUT_MS }, async () => {
  const { proof, policy } = proofs.presentation;
  const path = await file('presented.json', proof);
  const seen = await judge(path, { anchor: policy.anchor, subject: policy.subject, attestations: '1' });
  assert.equal(seen.tone, 'good');
  assert.equal(seen.attesters.length, 1);
  assert.match(seen.attesters[0], /role "pharmacist" at 20.* UTC.*\n.*0xcf236820bf12b29c.*good \(/);
  assert.match(seen.about[0], new RegExp(`belongs to the account 0x${policy.subject}`));
  assert.match(seen.about[1], /You demanded no presentation/);
  assert.match(seen.missing.join('\n'), /certificates were in force/);

  const demanded = { presented: true, audience: policy.audience, nonce: policy.nonce };
  await fill(demanded);
  await submit('demands');
  // The presentation is good until 2027; the page goes by the browser's clock.
  const { expires_at: expiry } = JSON.parse(proof).presentation;
  const presented = await until(({ about, tone }) => tone === 'bad' || /to you/.test(about[1]));
  assert.equal(presented.tone, Date.now() <= expiry ? 'good' : 'bad');

  await page.click('#demands summary, details:has(#demands) summary');
  await page.click('#new-nonce');
  await submit('demands');
  const refused = await until(({ tone }) => tone === 'bad');
  assert.equal(refused.title, 'Refused (PRESENTATION)');
  await fill({ nonce: '00' });
  await submit('demands');
  assert.match((await until(({ tone }) => tone === 'open')).verdict, /nonce has 1 bytes/);
});

test('what a proof holds should be shown as text and not as markup', { timeout: TIMEOUT_MS }, async () => {
  const { proof, policy } = proofs['unit opened'];
  const seen = await judge(await file('opened.json', proof), { anchor: policy.anchor });
  assert.equal(seen.values.length, 42);
  const narrative = seen.values.find(([where]) => where === '/text/div');
  assert.match(narrative[1], /^"<div xmlns=\\"http/);
  assert.equal(await page.$('#values div div, #values p, #values b, #values a'), null);
});

test('a node should say since when the anchor is there', { timeout: TIMEOUT_MS }, async () => {
  const { proof, policy } = proofs['one number'];
  const api = await connect();
  let genesis;
  try {
    genesis = api.genesisHash.toHex();
    const anchored = await api.call.anchorApi.anchored(`0x${policy.anchor}`);
    if (anchored.isNone) {
      const alice = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
      await sendAndFinalize(api, api.tx.merkleAnchor.anchor(`0x${policy.anchor}`), alice);
    }
    const { slot, block } = (await api.call.anchorApi.anchored(`0x${policy.anchor}`)).unwrap();
    const since = new Date(slot.toNumber() * 3_000).toISOString().slice(0, 19).replace('T', ' ');

    await judge(await file('proof.json', proof), { node: url });
    await submit('ask');
    const seen = await until(({ tone }) => tone === 'good');
    assert.equal(seen.title, 'Accepted');
    assert.match(seen.verdict, new RegExp(`anchored since ${since} UTC, in block ${block}`));
    assert.match(seen.verdict, new RegExp(`genesis ${genesis}`));
    assert.match(seen.verdict, /Its word is believed here.*sure that it is the chain you mean/);

    // The answer is kept while it is about this proof.
    await fill({ attestations: '1' });
    await submit('demands');
    assert.equal((await until(({ tone }) => tone === 'bad')).title, 'Refused (POLICY)');
    await fill({ attestations: '0', genesis });
    await submit('ask');
    assert.doesNotMatch((await until(({ tone }) => tone === 'good')).verdict, /the chain you mean/);
  } finally {
    await api.disconnect();
  }
});

test('a node that does not know the anchor should refuse the proof', { timeout: TIMEOUT_MS }, async () => {
  // No test anchors this record.
  await judge(await file('proof.json', proofs['root KEYS'].proof), { node: url });
  await submit('ask');
  const seen = await until(({ tone }) => tone === 'bad');
  assert.equal(seen.title, 'Refused (ANCHOR)');
  assert.match(seen.verdict, /is not on the chain with genesis/);
  assert.equal(seen.content, false);
});

test('a node that cannot be believed should change nothing', { timeout: TIMEOUT_MS }, async () => {
  const path = await file('proof.json', proofs['one string'].proof);
  for (const [fields, told] of [
    [{ node: NOBODY }, /cannot be reached/],
    [{ node: 'https://node.example' }, /no address of a node/],
    [{ node: url, genesis: '00'.repeat(32) }, /not on the one with/],
  ]) {
    await judge(path, fields);
    await submit('ask');
    const seen = await until(trouble);
    assert.match(seen.trouble, told);
    assert.equal(seen.tone, 'open');
  }
});

test('the page should fit a small screen and be used without a mouse', { timeout: TIMEOUT_MS }, async () => {
  const { proof, policy } = proofs.presentation;
  await page.setViewport({ width: 360, height: 640 });
  await judge(await file('presented.json', proof), { anchor: policy.anchor });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `the page is ${wide} pixels wide`);
  const nameless = await page.$$eval('input, textarea, button', (controls) => controls
    .filter((control) => !(control.labels?.length || control.textContent.trim()))
    .map(({ id }) => id));
  assert.deepEqual(nameless, []);

  await page.evaluate(() => document.activeElement.blur());
  const reached = new Set();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.tagName));
  }
  for (const id of ['files', 'camera', 'restart', 'SUMMARY', 'node', 'ask-node', 'anchor']) {
    assert.ok(reached.has(id), `${id} is not reached: ${[...reached]}`);
  }
});

test('the module should serve other hosts as documented', { timeout: TIMEOUT_MS }, async () => {
  const wasm = await readFile(new URL('verifier.wasm', DIST));
  const module = await WebAssembly.compile(wasm);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const { exports } = await WebAssembly.instantiate(module);
  assert.equal(exports.alloc(2 ** 25 + 1), 0);

  const { proof, policy } = proofs['one string'];
  const inputs = [proof, JSON.stringify({ anchor: policy.anchor })].map((text) => Buffer.from(text));
  let size;
  for (let round = 0; round < 50; round += 1) {
    const places = inputs.map((input) => {
      const place = exports.alloc(input.length);
      Buffer.from(exports.memory.buffer, place, input.length).set(input);
      return [place, input.length];
    });
    const answer = exports.verify(...places.flat());
    const length = new DataView(exports.memory.buffer).getUint32(answer, true);
    const report = JSON.parse(Buffer.from(exports.memory.buffer, answer + 4, length).toString());
    assert.equal(report.verdict, 'accepted');
    places.forEach(([place, taken]) => exports.dealloc(place, taken));
    exports.dealloc(answer, 4 + length);
    size ??= exports.memory.buffer.byteLength;
  }
  assert.equal(exports.memory.buffer.byteLength, size, 'what is given back is used again');
});

test('pages should have loaded their files and asked the nodes, and nothing else', () => {
  const allowed = ['index.html', 'style.css', 'verifier.js', 'page.js'].map((name) => new URL(name, DIST).href);
  const foreign = requested.filter((address) => !(
    allowed.includes(address)
    || /^(blob|data):/.test(address)
    || [url, NOBODY].some((node) => address === node || address === `${node}/`)
  ));
  assert.deepEqual(foreign, []);
  assert.ok(allowed.every((address) => requested.includes(address)), 'the requests were heard');
  assert.ok(requested.some((address) => address.startsWith('ws:')), 'the connections were heard');
});

test('they had nothing to complain about', () => {
  // The node that nobody runs.
  const heard = said.filter((line) => !line.includes(NOBODY));
  assert.deepEqual(complaints([...heard, ...printed]), []);
});
