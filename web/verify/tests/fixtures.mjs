// What several tests need.

/** An account of these two digits, as the verifier tells it. The page takes the address as it is. */
export function accountOf(digits) {
  return { account: digits.repeat(32), address: `5address${digits}` };
}
