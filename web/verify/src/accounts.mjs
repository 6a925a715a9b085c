// Accounts, as people write them: addresses (SS58) or hexadecimal digits.

import { blake2b } from './blake2b.mjs';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const ACCOUNT_BYTES = 32;
const CHECKSUM_BYTES = 2;

/** The network that addresses are shown for: any Substrate chain, as the command `medibloc` shows them. */
const NETWORK = 42;

/** What the checksum of an address is made of, before the address itself. */
const PREFIX = new TextEncoder().encode('SS58PRE');

/** Longer texts are no addresses: the number that they are would take long to compute. */
const MAX_ADDRESS_CHARACTERS = 64;

/** What is wrong with a text that is no account, and what to do. */
export const NO_ACCOUNT =
  'neither an address (SS58) nor 64 hexadecimal digits: correct it, or take it out. A typing error changes an '
  + 'address’s checksum';

/**
 * Reads an account: an address of any network, or 64 hexadecimal digits with or without `0x`.
 *
 * @returns {string | null} its 64 hexadecimal digits; null if the text names none
 */
export function readAccount(text) {
  const digits = text.replace(/^0x/, '');
  if (/^[0-9a-f]{64}$/i.test(digits)) {
    return digits.toLowerCase();
  }
  const bytes = fromBase58(text);
  if (bytes === null) {
    return null;
  }
  const networkBytes = bytes[0] < 64 ? 1 : 2;
  const end = networkBytes + ACCOUNT_BYTES;
  const isAddress = bytes[0] < 128
    && bytes.length === end + CHECKSUM_BYTES
    && checksum(bytes.slice(0, end)).every((byte, at) => byte === bytes[end + at]);
  return isAddress ? toHex(bytes.slice(networkBytes, end)) : null;
}

/**
 * Reads the accounts of certifiers, one a line. Empty lines count for nothing, and one account counts once.
 *
 * @returns {string[]} 64 hexadecimal digits for each
 */
export function readCertifiers(text) {
  const accounts = text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const account = readAccount(line);
    if (account === null) {
      throw new Error(`the certifier “${line}” is ${NO_ACCOUNT}`);
    }
    return account;
  });
  return [...new Set(accounts)];
}

/** The address of an account, which is given by its 64 hexadecimal digits. */
export function address(account) {
  const bytes = [NETWORK, ...account.match(/../g).map((digits) => Number.parseInt(digits, 16))];
  return toBase58([...bytes, ...checksum(bytes)]);
}

function checksum(bytes) {
  return blake2b(Uint8Array.of(...PREFIX, ...bytes)).slice(0, CHECKSUM_BYTES);
}

/** The bytes that a text in base58 stands for; null if it is none. */
function fromBase58(text) {
  const digits = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (digits.length === 0 || digits.length > MAX_ADDRESS_CHARACTERS || digits.includes(-1)) {
    return null;
  }
  let number = digits.reduce((sum, digit) => sum * 58n + BigInt(digit), 0n);
  const bytes = [];
  for (; number > 0n; number >>= 8n) {
    bytes.unshift(Number(number & 0xffn));
  }
  const zeros = digits.findIndex((digit) => digit !== 0);
  return [...Array(zeros < 0 ? digits.length : zeros).fill(0), ...bytes];
}

/** Bytes in base58. The first one is not zero: it is the network's. */
function toBase58(bytes) {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (; number > 0n; number /= 58n) {
    text = ALPHABET[Number(number % 58n)] + text;
  }
  return text;
}

function toHex(bytes) {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
