// What came of a check, in plain words. No page is needed here, and nothing is drawn.

import { tooFew, unattested } from './attested.mjs';
import { hex, quoted, utc, visible } from './text.mjs';

/** One disclosed value: where it stands, and what stands there. */
export function shown({ pointer, kind, value }) {
  return { where: pointer === '' ? 'the record' : visible(pointer), what: content(kind, value) };
}

function content(kind, value) {
  switch (kind) {
    case 'string':
      return quoted(value);
    case 'keys':
      return value.length === 0
        ? 'an object without members'
        : `an object with these members and no others: ${value.map(quoted).join(', ')}`;
    case 'len':
      return value === 1 ? 'a list of 1 element' : `a list of ${value} elements`;
    default:
      return String(value);
  }
}

/**
 * The verdict.
 *
 * @param {object} report what the verifier says, with what its attestations are worth (`weighed`)
 * @param {object} policy what was demanded, and whose certificates count (`certifiers`)
 * @param {object | null} lookup what a node says of the anchor, see `lookUp`
 * @returns {{tone: 'good' | 'open' | 'bad', title: string, lines: string[]}}
 */
export function verdict(report, policy, lookup) {
  switch (report.verdict) {
    case 'refused':
      return {
        tone: 'bad',
        title: `Refused (${report.reason})`,
        lines: [`${sentence(report.detail)}`, 'Believe nothing of what this proof says.'],
      };
    case 'unusable':
      return { tone: 'open', title: 'Not checked', lines: [sentence(report.detail)] };
    case 'unanchored':
    case 'accepted':
      return lookup ? byTheNode(report, policy, lookup) : withoutNode(report, policy);
    default:
      throw new Error(`the verdict “${report.verdict}” is unknown to this page`);
  }
}

function byTheNode(report, policy, { node, genesis, meant, asOf, since }) {
  const chain = `the chain with genesis ${hex(genesis)}`;
  const believed = `So says the node ${node}, as of block ${asOf}, the newest that is final. Its word is `
    + 'believed here: ask a node that you trust.'
    + (meant ? '' : ' Give the hash of the chain’s first block to be sure that it is the chain you mean.');
  if (!since) {
    return {
      tone: 'bad',
      title: 'Refused (ANCHOR)',
      lines: [`The anchor ${hex(report.anchor)} is not on ${chain}.`, believed],
    };
  }
  if (report.verdict !== 'accepted') {
    throw new Error('the anchor was found and the proof was not compared with it');
  }
  const refused = tooFew(report, policy);
  if (refused) {
    return { ...refused, lines: [...refused.lines, believed] };
  }
  return {
    tone: 'good',
    title: 'Accepted',
    lines: [
      `The values below stand in a FHIR ${report.profile} record that is anchored since `
        + `${utc(since.time)}, in block ${since.block} of ${chain}.`,
      `Anchor: ${hex(report.anchor)}`,
      believed,
    ],
  };
}

function withoutNode(report, policy) {
  if (report.verdict === 'accepted') {
    // Who asks no node and names no certifier counts signatures, and the verifier has counted them.
    const refused = policy.certifiers.length > 0 ? tooFew(report, policy) : null;
    return refused ?? {
      tone: 'good',
      title: 'Accepted for the anchor that you gave',
      lines: [
        `The values below stand in the FHIR ${report.profile} record with the anchor `
          + `${hex(report.anchor)}, which you gave.`,
        'No node was asked: whether and since when this anchor is on the chain was not checked.',
      ],
    };
  }
  return {
    tone: 'open',
    title: 'Not accepted: the anchor was not checked',
    lines: [
      'The parts of the proof fit together, but whether this was ever anchored was not checked. Anybody '
        + 'can make such a proof about anything: ask a node, or give the anchor.',
      `It says that it is about a FHIR ${report.profile} record with the anchor ${hex(report.anchor)}.`,
    ],
  };
}

/** What else the proof shows of the record: whose it is, what it amends, to whom it is presented. */
export function about(report, policy) {
  const { subject, previous, presentation } = report;
  const lines = [];
  if (subject) {
    lines.push(`The record belongs to the account ${subject.address}.`);
  }
  if (previous) {
    lines.push(`The record says that it amends the one with the anchor ${hex(previous)}.`);
  }
  if (presentation) {
    const to = `${quoted(presentation.audience)}, until ${utc(presentation.expires_at)}`;
    lines.push(
      policy.audience === undefined
        ? `Its owner presented the proof to ${to}. You demanded no presentation, so this is no sign that the `
          + 'proof comes from its owner: anybody may have handed it on.'
        : `Its owner presents the proof to you, ${to}, with your nonce.`,
    );
  }
  return lines;
}

/** What the proof does not show, although somebody might think so. */
export function notProved(report, policy) {
  const { attestations, opened, subject } = report;
  const lines = [
    opened.length === 0
      ? 'What else the record says.'
      : 'What else the record says, beyond the parts that are shown as a whole.',
    ...unattested(attestations),
  ];
  if (!policy.floor) {
    lines.push('That nothing is hidden that changes the meaning of what is shown: you did not demand it.');
  }
  if (!subject) {
    lines.push('Whose record it is.');
  }
  if (policy.audience === undefined) {
    lines.push('That whoever gave you the proof is the owner of the record.');
  }
  lines.push('Who anchored the record, and that there is no newer version of it.');
  return lines;
}

/** How far the codes are that make a proof. */
export function progress({ count, missing }) {
  const numbers = missing.length === 1 ? `number ${missing[0]} is` : `numbers ${missing.join(', ')} are`;
  return `${count - missing.length} of ${count} codes of the proof are read; ${numbers} missing.`;
}

function sentence(detail) {
  return `${visible(detail.charAt(0).toUpperCase() + detail.slice(1))}.`;
}
