// The specification that a network begins with.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './program.mjs';

/** Whether it has members that can be changed one by one. */
const hasMembers = (value) => Object(value) === value && !Array.isArray(value);

/** Puts `changes` into `target`: members into members, everything else in the place of what was there. */
function merge(target, changes) {
  for (const [key, change] of Object.entries(changes)) {
    if (hasMembers(change) && hasMembers(target[key])) {
      merge(target[key], change);
    } else {
      target[key] = change;
    }
  }
}

/**
 * Writes the raw specification of a chain: of any other, zombienet would replace the genesis.
 *
 * @param {string} folder Where it is written to.
 * @param {string} chain What the node calls the preset.
 * @param {object} changes What the genesis is to have besides or instead, such as
 * `{ producers: { parameters: { roundsPerEpoch: 2 } } }`.
 * @returns {string} The file.
 */
export function writeSpecification(folder, chain, changes) {
  // The amounts of the genesis are beyond what a number holds exactly; those of the presets are round, and survive.
  const specification = JSON.parse(run(['export-chain-spec', '--chain', chain]));
  merge(specification.genesis.runtimeGenesis.patch, changes);
  // On a chain that is not local, nodes keep addresses of the loopback interface to themselves, and do not meet.
  specification.chainType = 'Local';
  const plain = join(folder, 'plain.json');
  writeFileSync(plain, JSON.stringify(specification));

  const raw = join(folder, 'chain.json');
  writeFileSync(raw, run(['export-chain-spec', '--chain', plain, '--raw']));
  return raw;
}
