// Whose turn it is when, and what the producers did in the epoch: what the runtime API `ProducersApi_schedule` answers.

/** Takes one value after another out of SCALE-encoded bytes. */
class Reader {
  #bytes;
  #offset = 0;

  constructor(hex) {
    this.#bytes = Buffer.from(hex.slice(2), 'hex');
  }

  #take(length) {
    this.#offset += length;
    if (this.#offset > this.#bytes.length) {
      throw new Error('the answer of ProducersApi_schedule is shorter than a schedule');
    }
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  u32() {
    return this.#take(4).readUInt32LE();
  }

  u64() {
    return Number(this.#take(8).readBigUInt64LE());
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

  end() {
    if (this.#offset < this.#bytes.length) {
      throw new Error('the answer of ProducersApi_schedule is longer than a schedule');
    }
  }
}

/**
 * Decodes a schedule. The turns are in their order, the next one first; each is that of a producer in office, with what
 * it did in its slots of this epoch.
 *
 * @returns {{epoch: number, firstSlot: number, endSlot: number, slot: number, turns: {who: string, slot: number,
 * since: number | undefined, produced: number, missed: number}[], next: string[]}}
 */
export function decodeSchedule(hex) {
  const reader = new Reader(hex);
  const schedule = {
    epoch: reader.u32(),
    firstSlot: reader.u64(),
    endSlot: reader.u64(),
    slot: reader.u64(),
    turns: reader.list(() => ({
      who: reader.account(),
      slot: reader.u64(),
      since: reader.option(() => reader.u32()),
      produced: reader.u32(),
      missed: reader.u32(),
    })),
    next: reader.list(() => reader.account()),
  };
  reader.end();
  return schedule;
}
