// SCALE, in which the chain encodes its values: as much of it as the tests need.

/** Takes one value after another out of encoded bytes. */
export class Reader {
  #what;
  #bytes;
  #offset = 0;

  /**
   * @param {string} what What the bytes are, for errors.
   * @param {string} hex
   */
  constructor(what, hex) {
    this.#what = what;
    this.#bytes = Buffer.from(hex.slice(2), 'hex');
  }

  #take(length) {
    this.#offset += length;
    if (this.#offset > this.#bytes.length) {
      throw new Error(`${this.#what} is shorter than it should be`);
    }
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  u32() {
    return this.#take(4).readUInt32LE();
  }

  u64() {
    return Number(this.#take(8).readBigUInt64LE());
  }

  /** An amount, which is more than a number holds exactly. */
  u128() {
    const [low, high] = [this.#take(8).readBigUInt64LE(), this.#take(8).readBigUInt64LE()];
    return (high << 64n) + low;
  }

  account() {
    return `0x${this.#take(32).toString('hex')}`;
  }

  /** What `read` takes, if there is something. */
  option(read) {
    return this.#take(1)[0] === 1 ? read() : undefined;
  }

  /** As many of what `read` takes as the byte before them says: below 64, as the number of seats is, it is only one. */
  list(read) {
    return Array.from({ length: this.#take(1)[0] / 4 }, read);
  }

  /** Accounts, as many as the byte before them says. */
  accounts() {
    return this.list(() => this.account());
  }

  end() {
    if (this.#offset < this.#bytes.length) {
      throw new Error(`${this.#what} is longer than it should be`);
    }
  }
}

/** A number of four bytes. */
export function u32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** Bytes with their length before them. From 16 KiB to 1 GiB it takes four bytes, which begin with the bits 10. */
export function longBytes(bytes) {
  return Buffer.concat([u32(bytes.length * 4 + 2), bytes]);
}
