// The page: takes a proof from files, codes and text, and shows what the verifier says of it.

import { lookUp } from './chain.mjs';
import { Camera, readPicture } from './codes.mjs';
import * as render from './render.mjs';
import { sourceOf } from './sources.mjs';
import { certificatesOf, weighed } from './standings.mjs';
import { visible } from './text.mjs';
import { MAX_PROOF_BYTES, Verifier } from './verifier.mjs';
import { progress } from './words.mjs';

const element = (id) => document.getElementById(id);
const valueOf = (id) => element(id).value.trim();

const camera = new Camera(element('viewfinder'));
// A file beside this one, which scripts/web.sh makes.
const verifier = Verifier.load(globalThis.medibloc_verifier);

/** The proof that is looked at, in any form, or null. */
let proof = null;
/** The texts of the codes that were read so far. */
let codes = [];
/** What a node said of an anchor and of certificates, or null. */
let lookup = null;
/** Counts the checks: one that is overtaken by another shows nothing. */
let checks = 0;
/** Codes are taken one after the other. */
let taking = Promise.resolve();

function say(id, text) {
  element(id).textContent = text;
}

/** Runs what may fail and shows why it did. */
async function attempt(work) {
  say('trouble', '');
  try {
    await work();
  } catch (error) {
    say('trouble', `${visible(error.message)}.`);
  }
}

/** Forgets the proof and what was read of it. */
function restart() {
  stopCamera();
  [proof, codes, lookup] = [null, [], null];
  checks += 1;
  render.clear();
  ['progress', 'trouble'].forEach((id) => say(id, ''));
  [element('files').value, element('text').value] = ['', ''];
  element('restart').hidden = true;
}

async function takeProof(bytes, what) {
  [proof, codes, lookup] = [bytes, [], null];
  element('restart').hidden = false;
  say('progress', what);
  await check();
}

/** Adds the text of a code; when all are there, they are the proof. */
async function takeCode(text) {
  if (codes.includes(text)) {
    return;
  }
  const joined = await (await verifier).join([...codes, text]);
  switch (joined.state) {
    case 'complete':
      stopCamera();
      await takeProof(new TextEncoder().encode(joined.text), 'The proof is read from its codes.');
      break;
    case 'partial':
      if (codes.length === 0) {
        [proof, lookup] = [null, null];
        checks += 1;
        render.clear();
      }
      codes.push(text);
      element('restart').hidden = false;
      say('progress', progress(joined));
      break;
    default:
      throw new Error(codes.length > 0 ? `${joined.detail}; or start over` : joined.detail);
  }
}

function takeCodes(texts) {
  const all = taking.then(async () => {
    for (const text of texts) {
      await takeCode(text);
    }
  });
  // What fails is shown by whoever waits for `all`; the next codes are taken all the same.
  taking = all.catch(() => {});
  return all;
}

async function takeFiles(files) {
  for (const file of files) {
    await takeFile(file).catch((error) => {
      throw new Error(`${file.name}: ${error.message}`, { cause: error });
    });
  }
}

async function takeFile(file) {
  if (file.size > MAX_PROOF_BYTES) {
    throw new Error(
      `the file has ${file.size} bytes, and this page takes ${MAX_PROOF_BYTES}: check it with the program `
        + '`medibloc verify`',
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const source = sourceOf(bytes, file.type);
  if (source.picture) {
    const texts = await readPicture(file);
    if (texts.length === 0) {
      throw new Error('no QR code was found in this picture: it needs to be sharp, and the code whole');
    }
    await takeCodes(texts);
  } else if (source.codes) {
    await takeCodes(source.codes);
  } else {
    await takeProof(source.proof, `The proof is read from the file ${file.name}.`);
  }
}

async function takeText() {
  const source = sourceOf(new TextEncoder().encode(element('text').value), '');
  await (source.codes
    ? takeCodes(source.codes)
    : takeProof(source.proof, 'The proof is read from the text.'));
}

async function startCamera() {
  element('viewfinder').hidden = false;
  [element('camera').hidden, element('camera-stop').hidden] = [true, false];
  try {
    await camera.start((text) => attempt(() => takeCodes([text])));
  } catch (error) {
    stopCamera();
    throw error;
  }
}

function stopCamera() {
  camera.stop();
  element('viewfinder').hidden = true;
  [element('camera').hidden, element('camera-stop').hidden] = [false, true];
}

/** What the person demands of the proof, as the verifier takes it. All is read before the verifier is asked. */
async function demands() {
  const policy = {};
  const digits = (id) => valueOf(id).replace(/^0x/, '');
  if (digits('anchor') !== '') {
    policy.anchor = digits('anchor');
  }
  const signers = valueOf('attestations');
  if (signers !== '') {
    policy.min_attestations = Number(signers);
  }
  if (element('floor').checked) {
    policy.floor = true;
  }
  if (element('presented').checked) {
    policy.audience = element('audience').value;
    policy.nonce = digits('nonce');
    policy.now = Date.now();
  }
  const subject = valueOf('subject');
  if (subject !== '') {
    const [{ account }] = await readAccounts([subject], () => 'the account that the record has to belong to');
    policy.subject = account;
  }
  return policy;
}

/** The certifiers whom the person named, one a line. Empty lines count for nothing. */
function namedCertifiers() {
  const lines = valueOf('certifiers').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return readAccounts(lines, (line) => `the certifier “${line}”`);
}

/** The accounts that texts name, each once; `called` is what a text is called that names none. */
async function readAccounts(texts, called) {
  const answer = await (await verifier).accounts(texts);
  switch (answer.state) {
    case 'read':
      return answer.accounts;
    case 'refused':
      throw new Error(`${called(texts[answer.number - 1])} is ${answer.detail}`);
    default:
      throw new Error(answer.detail);
  }
}

/** Checks the proof, and asks the node about its anchor and its certificates if `ask` says so. */
async function check({ ask = false } = {}) {
  checks += 1;
  const mine = checks;
  const came = await judge(ask).catch((failure) => ({ failure }));
  if (mine !== checks) {
    return;
  }
  if (came.failure) {
    // No earlier verdict stays.
    render.clear();
    throw came.failure;
  }
  lookup = came.found;
  render.show(came.report, came.policy, came.found);
  if (came.trouble) {
    throw came.trouble;
  }
}

/** What comes of the proof, and what the node says of it or why it says nothing. */
async function judge(ask) {
  if (proof === null) {
    throw new Error('there is no proof yet: choose a file, use the camera, or paste a text');
  }
  const bytes = proof;
  const [policy, certifiers] = await Promise.all([demands(), namedCertifiers()]);
  const verify = async (wanted) => (await verifier).verify(bytes, wanted);
  let report = await verify(policy);
  const { found, trouble } = ask && report.anchor
    ? await askNode(report, certifiers)
    : { found: lookup?.anchor === report.anchor ? lookup : null };
  if (found?.since && report.verdict === 'unanchored') {
    report = await verify({ ...policy, anchor: found.anchor });
  }
  return { report: weighed(report, certifiers, found), policy: { ...policy, certifiers }, found, trouble };
}

/** What the node says of the anchor and of the certificates, or why it says nothing. */
async function askNode({ anchor, attestations }, certifiers) {
  element('ask-node').disabled = true;
  try {
    const genesis = valueOf('genesis').replace(/^0x/, '').toLowerCase();
    const certificates = certificatesOf(attestations ?? [], certifiers);
    return { found: await lookUp(valueOf('node'), { anchor, genesis, certificates }) };
  } catch (trouble) {
    return { found: null, trouble };
  } finally {
    element('ask-node').disabled = false;
  }
}

function makeNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  element('nonce').value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function on(target, event, work) {
  target.addEventListener(event, (occurrence) => {
    occurrence.preventDefault();
    attempt(() => work(occurrence));
  });
}

const mark = (over) => element('drop').classList.toggle('over', over);
on(document, 'dragover', () => mark(true));
on(document, 'dragleave', () => mark(false));
on(document, 'drop', ({ dataTransfer }) => {
  mark(false);
  return takeFiles([...dataTransfer.files]);
});
on(element('files'), 'change', () => takeFiles([...element('files').files]));
on(element('take-text'), 'click', takeText);
on(element('camera'), 'click', startCamera);
on(element('camera-stop'), 'click', stopCamera);
on(element('restart'), 'click', restart);
on(element('new-nonce'), 'click', makeNonce);
on(element('ask'), 'submit', () => check({ ask: true }));
on(element('give'), 'submit', () => check());
on(element('demands'), 'submit', () => check());
// Tells at once if there is no verifier.
attempt(() => verifier);
