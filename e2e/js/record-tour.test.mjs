// The tour of a record in the README, word for word, on a network of four producers, each a process of its own: a
// patient of Synthea is sealed, anchored through a voucher of a hospital, and one blood pressure is shown as a QR code
// that is verified with no network.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LOCAL } from '../../zombienet/kinds.mjs';
import { until } from '../../zombienet/network.mjs';
import { COMMAND } from '../../zombienet/program.mjs';
import { Trial } from '../../zombienet/trial.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What stands before the tour in the README. */
const MARK = '<!-- e2e/js/record-tour.test.mjs runs this, word for word. -->\n\n```sh\n';

/** What the patient's name and day of birth are in the record. */
const PERSONAL = ['Fonseca', 'Agust', '1994-02-01', 'urn:uuid'];

/** The network of `make net`. */
const trial = new Trial(LOCAL.title, { kind: LOCAL });

async function tour() {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const [, after] = readme.split(MARK);
  assert.ok(after, 'the README has the tour');
  return after.split('\n```\n')[0];
}

trial.testLoopback();

trial.test('all four producers should vote on what is final', async () => {
  for (const chain of trial.chains()) {
    assert.equal((await chain.producers()).length, LOCAL.producers.length);
    const { best } = await chain.call('grandpa_roundState');
    // One of four may be down, and no block is final without the votes of the other three.
    assert.deepEqual([best.totalWeight, best.thresholdWeight], [4, 3]);
  }
});

trial.test('the tour of a record should end with a blood pressure that is proved offline', async () => {
  const script = await tour();
  const { folder, nodes } = trial.network;
  const { url } = nodes.get(LOCAL.producers[0].name);
  await symlink(join(ROOT, 'record'), join(folder, 'record'));
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

trial.test('the anchor of the tour should be final at every producer', async () => {
  const { anchor } = JSON.parse(await readFile(join(trial.network.folder, 'tour/sealed/anchor.json'), 'utf8'));
  await Promise.all(trial.chains().map((chain, index) => until(`it was at ${LOCAL.producers[index].name}`, async () => {
    const head = await chain.call('chain_getFinalizedHead');
    return (await chain.call('state_call', 'AnchorApi_anchored', anchor, head)) !== '0x00';
  })));
});
