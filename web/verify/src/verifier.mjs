// The verifier in WebAssembly: web/verifier/README.md says what it takes and gives.

/** The most bytes of a proof that the module takes. */
export const MAX_PROOF_BYTES = 2 ** 25;

/** The bytes are no module, or the browser runs none. */
const MISSING =
  'the verifier cannot be loaded: the file verifier.js has to lie beside this page, and the browser has to '
  + 'support WebAssembly';

/** The verifier trapped, as it ran out of memory or has an error, or what it was asked is too long for it. */
const STOPPED =
  'the verifier stopped before it came to a verdict. Close other pages and try again, or check the '
  + 'proof with the program `medibloc verify`';

export class Verifier {
  #module;

  constructor(module) {
    this.#module = module;
  }

  /** Compiles the module, which is given in base64. */
  static async load(base64) {
    try {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return new Verifier(await WebAssembly.compile(bytes));
    } catch (error) {
      throw new Error(MISSING, { cause: error });
    }
  }

  /**
   * Verifies a proof.
   *
   * @param {Uint8Array} proof in any of its forms
   * @param {object} policy what is demanded
   * @returns {Promise<object>} what came of it: an object with a `verdict`
   */
  async verify(proof, policy) {
    if (proof.length > MAX_PROOF_BYTES) {
      return {
        verdict: 'unusable',
        detail: `the proof has ${proof.length} bytes, and this page takes ${MAX_PROOF_BYTES}: check it `
          + 'with the program `medibloc verify`',
      };
    }
    return this.#ask('verify', proof, toUtf8(JSON.stringify(policy)));
  }

  /**
   * Joins the texts of QR codes.
   *
   * @param {string[]} texts
   * @returns {Promise<object>} what they make: an object with a `state`
   */
  async join(texts) {
    return this.#ask('join', toUtf8(JSON.stringify(texts)));
  }

  /**
   * Reads accounts, which are given by their addresses or by 64 hexadecimal digits.
   *
   * @param {string[]} texts
   * @returns {Promise<object>} which they are: an object with a `state`
   */
  async accounts(texts) {
    return this.#ask('accounts', toUtf8(JSON.stringify(texts)));
  }

  /** Asks an instance of its own, so that nothing is left of one question when the next comes. */
  async #ask(question, ...inputs) {
    const { exports } = await WebAssembly.instantiate(this.#module);
    try {
      const places = inputs.flatMap((input) => {
        const place = exports.alloc(input.length) >>> 0;
        if (place === 0) {
          throw new RangeError(`the verifier takes no input of ${input.length} bytes`);
        }
        new Uint8Array(exports.memory.buffer, place, input.length).set(input);
        return [place, input.length];
      });
      const answer = exports[question](...places) >>> 0;
      const length = new DataView(exports.memory.buffer).getUint32(answer, true);
      const text = new Uint8Array(exports.memory.buffer, answer + 4, length);
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    } catch (error) {
      throw new Error(STOPPED, { cause: error });
    }
  }
}

function toUtf8(text) {
  return new TextEncoder().encode(text);
}
