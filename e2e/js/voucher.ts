// Vouchers of the MediBloc chain, for software in JavaScript: what a payer signs, so that somebody else's transactions
// are its own to pay for. What they mean, byte by byte, is said in docs/protocol/vouchers.md.
//
// Runs as it is in Node.js 22.18 and later, and wherever TypeScript does. It needs @polkadot/util and
// @polkadot/util-crypto, which every client of a Substrate chain has.

import { bnToU8a, compactToU8a, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, decodeAddress } from '@polkadot/util-crypto';

/** A call of the chain: the index of its pallet, and its own within the pallet. */
export type CallIndex = readonly [pallet: number, call: number];

/** Exactly one transaction of the signer. */
export interface Once {
  type: 'Once';
  /** The transaction's nonce. */
  nonce: number;
  /** The call that is paid for, encoded: polkadot.js' `tx.method.toU8a()`, PAPI's `await tx.getEncodedData()`. */
  call: Uint8Array;
}

/** Any number of transactions, until they used so much bandwidth. */
export interface Standing {
  type: 'Standing';
  /** Vouchers of one payer with the same number share one allowance. */
  serial: bigint;
  /** The calls that are paid for, at most 16. Of a batch, everything in it must be listed, too. */
  calls: readonly CallIndex[];
  /** How much bandwidth may be used, in billionths of a block. */
  bandwidth: bigint;
}

/** A payer's promise to pay. */
export interface Voucher {
  /** The payer's account: an address, or 32 bytes. */
  payer: string | Uint8Array;
  /** The payer's generation of vouchers: what `payerSignature.payers(payer)` says, 0 if it says nothing. */
  generation: number;
  /** What is paid for. */
  scope: Once | Standing;
  /**
   * The last slot in which the voucher is good: the time in seconds since 1970, divided by three. At most 52 weeks
   * ahead: {@link MAX_VOUCHER_SLOTS}.
   */
  expiresAt: bigint;
}

/** How many slots ahead a voucher's end is at most: 52 weeks of 201,600 slots. */
export const MAX_VOUCHER_SLOTS = 52n * 201_600n;

/** The most calls that a standing voucher lists. */
const MAX_CALLS = 16;

const littleEndian = (value: number | bigint, bits: 32 | 64): Uint8Array => {
  if (value < 0 || BigInt(value) >= 1n << BigInt(bits)) {
    throw new RangeError(`${value} is not a number of ${bits} bits`);
  }
  return bnToU8a(BigInt(value), { bitLength: bits, isLe: true });
};

const account = (address: string | Uint8Array): Uint8Array => {
  const bytes = decodeAddress(address);
  if (bytes.length !== 32) {
    throw new RangeError('an account of this chain has 32 bytes');
  }
  return bytes;
};

/** The two bytes of a call index. A typed array would silently make other numbers of those that are no bytes. */
const callIndex = (index: CallIndex): Uint8Array => {
  const bytes: readonly number[] = index;
  const isByte = (byte: number) => Number.isInteger(byte) && byte >= 0 && byte <= 255;
  if (bytes.length !== 2 || !bytes.every(isByte)) {
    throw new RangeError(
      `[${bytes.join(', ')}] is no call index: give the index of the pallet and that of the call, each from 0 to ` +
        '255, such as `[...tx.method.callIndex]` of polkadot.js',
    );
  }
  return Uint8Array.from(bytes);
};

const checkEnd = (expiresAt: bigint, slot: bigint): void => {
  if (expiresAt > slot + MAX_VOUCHER_SLOTS) {
    throw new RangeError(
      `the voucher ends in slot ${expiresAt}, more than 52 weeks after slot ${slot}, and the chain would refuse it: ` +
        `let it end in slot ${slot + MAX_VOUCHER_SLOTS} at the latest`,
    );
  }
};

const encodeScope = (scope: Once | Standing): Uint8Array => {
  if (scope.type === 'Once') {
    return u8aConcat([0], littleEndian(scope.nonce, 32), blake2AsU8a(scope.call, 256));
  }
  if (scope.calls.length > MAX_CALLS) {
    throw new RangeError(
      `a standing voucher lists ${MAX_CALLS} calls at most, not ${scope.calls.length}: sign another one for the others`,
    );
  }
  return u8aConcat(
    [1],
    littleEndian(scope.serial, 64),
    compactToU8a(scope.calls.length),
    ...scope.calls.map(callIndex),
    littleEndian(scope.bandwidth, 64),
  );
};

/**
 * The voucher as the chain encodes it (SCALE).
 *
 * @param slot the current slot, if it is known: a voucher that ends too late for the chain is then refused here
 */
export function encodeVoucher(voucher: Voucher, slot?: bigint): Uint8Array {
  const { payer, generation, scope, expiresAt } = voucher;
  if (slot !== undefined) {
    checkEnd(expiresAt, slot);
  }
  return u8aConcat(
    account(payer),
    littleEndian(generation, 32),
    encodeScope(scope),
    littleEndian(expiresAt, 64),
  );
}

/**
 * The text that the payer signs, as `signRaw` of a wallet takes it: a wallet wraps it in `<Bytes>` by itself.
 *
 * @param genesisHash the hash of the chain's first block, in hexadecimal
 * @param signer the account that will use the voucher
 * @param slot the current slot, if it is known: see {@link encodeVoucher}
 */
export function voucherText(
  genesisHash: string,
  signer: string | Uint8Array,
  voucher: Voucher,
  slot?: bigint,
): string {
  const genesis = hexToU8a(genesisHash);
  if (genesis.length !== 32) {
    throw new RangeError(
      `a genesis hash has 32 bytes, not ${genesis.length}: give \`api.genesisHash.toHex()\` of polkadot.js`,
    );
  }
  const digest = blake2AsU8a(
    u8aConcat(genesis, account(signer), encodeVoucher(voucher, slot)),
    256,
  );
  return `medibloc voucher ${u8aToHex(digest, -1, false)}`;
}

/** The bytes that are signed: {@link voucherText} in `<Bytes>`, for keys that sign as they are told. */
export function voucherMessage(
  genesisHash: string,
  signer: string | Uint8Array,
  voucher: Voucher,
  slot?: bigint,
): Uint8Array {
  return stringToU8a(`<Bytes>${voucherText(genesisHash, signer, voucher, slot)}</Bytes>`);
}
