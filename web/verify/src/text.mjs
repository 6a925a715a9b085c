// Texts, times and hashes, so that they are read as what they are.

/**
 * Code points that are not seen or that reorder others. The record format keeps them out of names
 * (section 9.2); in values they are shown by their numbers.
 */
const UNSEEN = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e-\\u200f\\u2028-\\u202e'
  + '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]',
  'gu',
);

/** `text` with everything in it to be seen. */
export function visible(text) {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

/** A string as it would stand in JSON, with everything in it to be seen. */
export function quoted(text) {
  return visible(JSON.stringify(text));
}

/** A time, given in milliseconds since the Unix epoch. */
export function utc(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? `${time} milliseconds after the beginning of 1970, which no calendar has`
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** 32 bytes, as other programs of the chain write them. */
export function hex(digits) {
  return `0x${digits}`;
}
