// Reads what the runtime answers, in SCALE.

/** The length of a slot in milliseconds; slot 0 began with the Unix epoch. */
const SLOT_MS = 3_000;

/**
 * Reads the answer of `AnchorApi_anchored`: an optional slot (u64) and height (u32).
 *
 * @returns {{block: number, time: number} | null} `time` in milliseconds since the Unix epoch
 */
export function readAnchored(answer) {
  if (answer === '0x00') {
    return null;
  }
  const [, slot, block] = fields(answer, /^0x01(.{16})(.{8})$/, 'the anchor');
  return { block: Number(block), time: Number(slot) * SLOT_MS };
}

/**
 * Reads the answer of `CertificationApi_status`: an optional certificate, which is two times (u64) and an optional
 * revocation, a time (u64) and a reason (u8). Times are milliseconds since the Unix epoch.
 *
 * @returns {{issuedAt: number, expiresAt: number, revokedAt: number | null} | null}
 */
export function readCertificate(answer) {
  if (answer === '0x00') {
    return null;
  }
  const [, issuedAt, expiresAt, revokedAt] = fields(
    answer,
    /^0x01(.{16})(.{16})(?:00|01(.{16})..)$/,
    'a certificate',
  );
  return {
    issuedAt: Number(issuedAt),
    expiresAt: Number(expiresAt),
    revokedAt: revokedAt === undefined ? null : Number(revokedAt),
  };
}

/** What the groups of `form` are, as numbers: little-endian, two hexadecimal digits a byte. */
function fields(answer, form, what) {
  const found = typeof answer === 'string' && /^0x[0-9a-f]*$/.test(answer) && answer.match(form);
  if (!found) {
    throw new Error(`what the node says of ${what} makes no sense: is it a node of the chain?`);
  }
  return found.map((digits, index) => (
    index === 0 || digits === undefined ? digits : BigInt(`0x${digits.match(/../g).reverse().join('')}`)
  ));
}
