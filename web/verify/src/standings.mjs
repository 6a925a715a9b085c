// What attestations are worth: section 12, step 8 of the record format, and `Certificate::validity` of the chain.

/**
 * An account, as the verifier tells it.
 *
 * @typedef {{account: string, address: string}} Account 64 hexadecimal digits, and the address
 */

/** What a certificate is called that was not in force, or `in force`. */
function validity({ issuedAt, expiresAt, revokedAt }, at) {
  if (at < issuedAt) {
    return 'not yet issued';
  }
  if (revokedAt !== null && revokedAt <= at) {
    return 'revoked';
  }
  return expiresAt <= at ? 'expired' : 'in force';
}

/** Names a certificate among those that a node was asked for. All three have 64 hexadecimal digits. */
export function certificateKey({ professional, certifier, hash }) {
  return professional + certifier + hash;
}

/** The certificates that decide what the attestations are worth to whoever trusts `certifiers`. */
export function certificatesOf(attestations, certifiers) {
  return attestations.flatMap(({ signer, certificate }) => certifiers.map(
    (certifier) => ({ professional: signer.account, certifier: certifier.account, hash: certificate }),
  ));
}

/**
 * What an attestation is worth to whoever trusts `certifiers`. It counts if it is `in_force`.
 *
 * @param {{signer: Account, certificate: string, signed_at: number}} attestation with a good signature
 * @param {Account[]} certifiers
 * @param {object | null} lookup what a node says of the anchor, see `lookUp`
 * @returns {{is: 'in_force', certifier: Account} | {is: 'not_in_force' | 'not_looked_up', reason: string}}
 */
export function standing(attestation, certifiers, lookup) {
  if (!lookup?.since) {
    return { is: 'not_looked_up', reason: 'no node was asked when the record was anchored' };
  }
  if (certifiers.length === 0) {
    return { is: 'not_looked_up', reason: 'name the certifiers whose certificates count, and ask the node' };
  }
  const { time } = lookup.since;
  if (attestation.signed_at > time) {
    return { is: 'not_in_force', reason: 'it says that it was signed after the record was anchored' };
  }
  const reasons = [];
  let isKnown = false;
  for (const certifier of certifiers) {
    const name = certifier.address;
    const [question] = certificatesOf([attestation], [certifier]);
    const certificate = lookup.certificates.get(certificateKey(question));
    if (certificate === undefined) {
      reasons.push(`the node was not asked what ${name} issued: ask it again`);
      continue;
    }
    isKnown = true;
    const was = certificate === null ? null : validity(certificate, time);
    if (was === 'in force') {
      return { is: 'in_force', certifier };
    }
    reasons.push(was ? `the certificate by ${name} was ${was} then` : `${name} issued no such certificate`);
  }
  return { is: isKnown ? 'not_in_force' : 'not_looked_up', reason: reasons.join('; ') };
}

/** The report with what each of its attestations is worth. See {@link standing}. */
export function weighed(report, certifiers, lookup) {
  const attestations = report.attestations?.map(
    (attestation) => ({ ...attestation, standing: standing(attestation, certifiers, lookup) }),
  );
  return attestations ? { ...report, attestations } : report;
}

/** How many signers have an attestation that counts. */
export function signersInForce(attestations) {
  const counting = (attestations ?? []).filter((attestation) => attestation.standing.is === 'in_force');
  return new Set(counting.map(({ signer }) => signer.account)).size;
}
