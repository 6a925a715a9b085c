// The tour of a record in the README, word for word, on a real node: a patient of Synthea is sealed, anchored through a
// hospital's voucher, and one blood pressure is shown as a QR code that is verified with no network.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { until } from '../../zombienet/network.mjs';
import { COMMAND } from '../../zombienet/program.mjs';
import { Nodes } from './node.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What stands before the tour in the README. */
const MARK = '<!-- e2e/js/record-tour.test.mjs runs this, word for word. -->\n\n```sh\n';

/** What the patient's name and day of birth are in the record. */
const PERSONAL = ['Fonseca', 'Agust', '1994-02-01', 'urn:uuid'];

const nodes = new Nodes();
let folder;
let url;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medibloc-tour-'));
  await symlink(join(ROOT, 'record'), join(folder, 'record'));
  const node = await nodes.start('--dev');
  url = node.url;
  // Before its first block, a chain has no time.
  await until('a block is final', async () => (await node.chain.finalized()).number > 0);
});

after(async () => {
  await nodes.stop();
  await rm(folder, { recursive: true });
});

async function tour() {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const [, after] = readme.split(MARK);
  assert.ok(after, 'the README has the tour');
  return after.split('\n```\n')[0];
}

test('the tour of a record should end with a blood pressure that is proved offline', async () => {
  const script = await tour();
  // Bash would read the machine's own start-up files, too, where it takes its input for a network's.
  const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
    cwd: folder,
    env: { ...process.env, MEDIBLOC_CHAIN: url, PATH: dirname(COMMAND) + delimiter + process.env.PATH },
  });
  const verified = stdout.slice(stdout.lastIndexOf('Accepted: '));
  assert.match(verified, /^Accepted: these values stand in the FHIR R4 record/);
  assert.match(verified, /since \d{4}-\d\d-\d\dT.*, on the chain with genesis 0x/);
  assert.match(verified, /no node was asked/);
  assert.match(verified, /component\/1\/valueQuantity\/value = \d+/, 'the systolic pressure');
  assert.match(verified, /component\/0\/valueQuantity\/value = \d+/, 'the diastolic pressure');
  assert.match(verified, /valueQuantity\/unit = "mm\[Hg\]"/);
  assert.match(verified, /effectiveDateTime = "2013-12-24T22:28:27\+00:00"/);
  assert.match(verified, /Not shown by this proof:/);
  for (const personal of PERSONAL) {
    assert.ok(!verified.includes(personal), `${personal} is not shown`);
  }
  // What everybody will see is said before the anchor is on its way; nothing else is warned of.
  assert.match(stderr, /^An observer of the chain sees: a key that was never used before, .*\n$/);
});
