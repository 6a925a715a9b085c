// Whose turn it is when, and what the producers did in the epoch: what the runtime API `ProducersApi_schedule` answers.

/**
 * Reads a schedule. The turns are in their order, the next one first; each is that of a producer in office, with what
 * it did in its slots of this epoch.
 *
 * @param {import('./scale.mjs').Reader} reader
 * @returns {{epoch: number, firstSlot: number, endSlot: number, slot: number, turns: {who: string, slot: number,
 * since: number | undefined, produced: number, missed: number}[], next: string[]}}
 */
export function readSchedule(reader) {
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
    next: reader.accounts(),
  };
  reader.end();
  return schedule;
}

/** The turn of an account, if it is in office. */
export function turnOf({ turns }, account) {
  return turns.find(({ who }) => who === account);
}
