// Who attests a record and what that is worth, in plain words.

import { signersInForce } from './standings.mjs';
import { hex, quoted, utc } from './text.mjs';

/** Who signed the record, and whether that counts. */
export function attester({ signer, certificate, role, signed_at: signedAt, scheme, standing }) {
  return [
    `Signed in the role ${quoted(role)} at ${utc(signedAt)}: role and time by the signer’s own word.`,
    `Signer: account ${signer.address}. The signature is good (${scheme}).`,
    `Certificate that the signer refers to: ${hex(certificate)}`,
    worth(standing),
  ];
}

function worth({ is, certifier, reason }) {
  switch (is) {
    case 'in_force':
      return `It counts: ${certifier.address} had issued the certificate, and it was in force when the record was `
        + 'anchored.';
    case 'not_in_force':
      return `It does not count: ${reason}.`;
    default:
      return `Whether it counts was not looked up: ${reason}.`;
  }
}

/** The verdict on a record that too few signers attest whose certificates were in force; null if they are enough. */
export function tooFew({ attestations }, { min_attestations: wanted = 0 }) {
  const found = signersInForce(attestations);
  if (found >= wanted) {
    return null;
  }
  return {
    tone: 'bad',
    title: 'Refused (POLICY)',
    lines: [
      `${found === 1 ? '1 signer' : `${found} signers`} of the record had a certificate in force when it was anchored; `
        + `you demand ${wanted}.`,
      ...(attestations ?? []).map(
        ({ signer, role, standing }) => `${signer.address} as ${quoted(role)}: ${worth(standing)}`,
      ),
    ],
  };
}

/** What is not proved of those who signed: nothing if the signature of one counts. */
export function unattested(attestations) {
  if (!attestations) {
    return [
      'That any professional vouches for the record: the proof shows no attestation. Without one it '
        + 'shows only what its maker chose to write.',
    ];
  }
  if (signersInForce(attestations) > 0) {
    return [];
  }
  return [
    attestations.some(({ standing }) => standing.is === 'not_looked_up')
      ? 'That who signed is a professional: whether the certificates were in force when the record was '
        + 'anchored was not looked up.'
      : 'That any professional vouches for the record: no attestation counts.',
  ];
}
