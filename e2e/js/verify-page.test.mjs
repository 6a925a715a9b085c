// The page that checks proofs takes them from files, pictures, the camera and text, and asks a node about anchors.

import { complaints, printed } from './console.mjs';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/api';
import { encodeAddress } from '@polkadot/util-crypto';
import encodeQR from 'qr';
import { connect, sendAndFinalize, url } from './chain.mjs';
import { medibloc } from './command.mjs';
import { Nodes } from './node.mjs';
import {
  add,
  aVerdict,
  BLANK,
  browser,
  BUILD_MS,
  choose,
  DIST,
  file,
  fill,
  folder,
  foreignRequests,
  judge,
  launch,
  NOBODY,
  open,
  page,
  proofs,
  ROOT,
  said,
  start,
  stop,
  submit,
  TIMEOUT_MS,
  trouble,
  until,
} from './verify-page.mjs';

/** A name that leads here. The page is asked to find nodes by it. */
const OTHER_NAME = 'node.example';

const nodes = new Nodes();
/** The addresses of a node that runs with the default options, and of one that all pages may ask by any name. */
let stock;
let openToAll;

before(async () => {
  await start();
  const local = ['--chain', 'local', '--listen-addr', '/ip4/127.0.0.1/tcp/0'];
  stock = (await nodes.start(...local)).url;
  openToAll = (await nodes.start(...local, '--rpc-cors', 'all')).url;
}, { timeout: BUILD_MS });

after(async () => {
  await stop();
  await nodes.stop();
});

/** The address of a node by the other name. */
function byOtherName(address) {
  const named = new URL(address);
  named.hostname = OTHER_NAME;
  return named.href.replace(/\/$/, '');
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
  // What is signed begins with the account of who signed it.
  const [{ data }] = JSON.parse(proof).attestations.shown;
  const signer = encodeAddress(Buffer.from(data, 'base64url').subarray(0, 32));
  assert.match(seen.attesters[0], new RegExp(`role "pharmacist" at 20.* UTC.*\\n.*${signer}.*good \\(`));
  assert.match(seen.attesters[0], /Whether it counts was not looked up: no node was asked/);
  assert.match(seen.about[0], new RegExp(`belongs to the account ${encodeAddress(`0x${policy.subject}`)}`));
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

test('a node with default options should answer a page from the disk', { timeout: TIMEOUT_MS }, async () => {
  assert.equal(await page.evaluate(() => globalThis.origin), 'null');
  for (const node of [stock, stock.replace('127.0.0.1', 'localhost')]) {
    await judge(await file('proof.json', proofs['root KEYS'].proof), { node });
    await submit('ask');
    const seen = await until(({ tone }) => tone === 'bad');
    assert.match(seen.verdict, new RegExp(`So says the node ${node}, as of block 0`));
  }
});

test('a node under another name should answer only if all may ask it', { timeout: TIMEOUT_MS }, async () => {
  const chromium = await launch(`--host-resolver-rules=MAP ${OTHER_NAME} 127.0.0.1`);
  try {
    const opened = await open(chromium);
    await fill({ text: proofs['root KEYS'].proof, node: byOtherName(stock) }, opened);
    await opened.$eval('#take-text', (button) => button.click());
    await until(aVerdict, opened);
    await submit('ask', opened);
    const refused = await until(trouble, opened);
    assert.match(refused.trouble, /cannot be reached.*only to the host names localhost.*--rpc-cors all/);
    assert.equal(refused.tone, 'open');

    await fill({ node: byOtherName(openToAll) }, opened);
    await submit('ask', opened);
    assert.match((await until(({ tone }) => tone === 'bad', opened)).verdict, new RegExp(`node ws://${OTHER_NAME}:`));
  } finally {
    await chromium.close();
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
  const named = [...[stock, openToAll].map(byOtherName), stock.replace('127.0.0.1', 'localhost')];
  assert.deepEqual(foreignRequests([url, stock, ...named, NOBODY]), []);
});

test('they had nothing to complain about', () => {
  // The node that nobody runs, and the one that does not answer to its name.
  const heard = said.filter((line) => ![NOBODY, byOtherName(stock)].some((node) => line.includes(node)));
  assert.deepEqual(complaints([...heard, ...printed]), []);
});
