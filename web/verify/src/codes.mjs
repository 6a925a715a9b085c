// Reads QR codes from pictures and from the camera.

import decodeQR, { decodeQRBatch } from 'qr/decode.js';

/** The longest side of a picture when codes are looked for in it, in pixels. */
const MAX_SIDE = 3_000;

/** Smaller pictures are enlarged: the dots of their codes may be single pixels. */
const MIN_SIDE = 1_500;

/** The white border that a code needs and a cut picture lacks, as a part of the longest side. */
const BORDER = 0.05;

/** How long codes are looked for in one picture, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * The texts of all codes in a picture.
 *
 * @param {Blob} file
 * @returns {Promise<string[]>}
 */
export async function readPicture(file) {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode().catch((cause) => {
      throw new Error('the browser cannot read this picture', { cause });
    });
    return await textsIn(drawn(picture));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The picture on white, with a white border, in a size in which codes are found. */
function drawn(picture) {
  const longest = Math.max(picture.naturalWidth, picture.naturalHeight, 1);
  const factor = longest > MAX_SIDE ? MAX_SIDE / longest : Math.ceil(MIN_SIDE / longest);
  const [width, height] = [picture.naturalWidth, picture.naturalHeight].map(
    (side) => Math.max(1, Math.round(side * factor)),
  );
  const border = Math.round(Math.max(width, height) * BORDER);
  const context = canvas(width + 2 * border, height + 2 * border);
  context.fillStyle = 'white';
  context.fillRect(0, 0, width + 2 * border, height + 2 * border);
  // Dots that are enlarged stay sharp.
  context.imageSmoothingEnabled = factor < 1;
  context.drawImage(picture, border, border, width, height);
  return context.getImageData(0, 0, width + 2 * border, height + 2 * border);
}

async function textsIn(image) {
  const { width, height } = image;
  const options = { effort: Infinity, timeLimit: PATIENCE_MS, maxSize: { width, height } };
  const [found] = await decodeQRBatch([image], options);
  // The last one says why no further code was found.
  return found.filter((result) => typeof result === 'string');
}

function canvas(width, height) {
  const element = document.createElement('canvas');
  element.width = width;
  element.height = height;
  return element.getContext('2d', { willReadFrequently: true });
}

/** The camera, which reads one code after the other until it is stopped. */
export class Camera {
  #video;
  #stream = null;
  #last = null;
  #context = canvas(1, 1);

  /** @param {HTMLVideoElement} video where the person sees what the camera sees */
  constructor(video) {
    this.#video = video;
  }

  /**
   * Starts. The browser asks the person for permission.
   *
   * @param {(text: string) => void} take gets the text of each code, once while it stays in view
   */
  async start(take) {
    if (!navigator.mediaDevices?.getUserMedia) {
      throw new Error('this browser gives pages no camera here: take a picture and choose it as a file');
    }
    this.stop();
    const wanted = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
      .catch((cause) => {
        throw new Error(`the camera cannot be used (${cause.name})`, { cause });
      });
    [this.#stream, this.#last] = [stream, null];
    this.#video.srcObject = stream;
    await this.#video.play();
    this.#look(stream, take);
  }

  /** Stops and gives the camera back. */
  stop() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }

  #look(stream, take) {
    if (this.#stream !== stream) {
      return;
    }
    const text = this.#read();
    if (text !== null && text !== this.#last) {
      this.#last = text;
      take(text);
    }
    requestAnimationFrame(() => this.#look(stream, take));
  }

  /** The text of a code in the present frame, or null. */
  #read() {
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (width === 0 || height === 0) {
      return null;
    }
    const { canvas: frame } = this.#context;
    if (frame.width !== width || frame.height !== height) {
      [frame.width, frame.height] = [width, height];
    }
    this.#context.drawImage(this.#video, 0, 0);
    try {
      return decodeQR(this.#context.getImageData(0, 0, width, height));
    } catch {
      // Most frames hold no code that can be read: the next one may.
      return null;
    }
  }
}
