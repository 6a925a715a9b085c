// What a file or a pasted text is: a picture, the texts of QR codes, or a proof.

/** What pictures begin with. PNG shares its first byte, 0x89, with the compact form of a proof. */
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x49, 0x46, 0x46], // WebP
];

/** What the text of a proof, or a part of it, begins with. */
const CODE = /^MBR1[:/]/;

/**
 * @param {Uint8Array} bytes what the file holds
 * @param {string} type the file's media type by the browser's word; empty, if it does not know
 * @returns {{picture: true} | {codes: string[]} | {proof: Uint8Array}}
 */
export function sourceOf(bytes, type) {
  const beginsLike = (mark) => mark.every((byte, at) => bytes[at] === byte);
  if (type.startsWith('image/') || PICTURES.some(beginsLike)) {
    return { picture: true };
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 5));
  return CODE.test(start) ? { codes: linesOf(new TextDecoder().decode(bytes)) } : { proof: bytes };
}

/** The lines that hold something. A space at the end of one belongs to it. */
function linesOf(text) {
  return text.split(/\r?\n/).filter((line) => line !== '');
}
