/**
 * A grey picture as a PNG file: written here rather than by a canvas or zlib, so that its bytes are the same in every
 * browser and every Node. Runs of equal bytes are compressed, which is what small upright pictures consist of.
 *
 * @param pixels [height, width], row after row: whole numbers from 0 (black) to 255 (white)
 */
export function greyPng(pixels: Uint8Array, height: number, width: number): Uint8Array {
  const lines = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++) {
    // Each row as its difference to the one above (filter 2): repeated rows become zeros.
    const at = row * (width + 1);
    lines[at] = 2;
    for (let i = 0; i < width; i++)
      lines[at + 1 + i] = pixels[row * width + i] - (row === 0 ? 0 : pixels[(row - 1) * width + i]);
  }
  const header = Uint8Array.of(...big(width), ...big(height), 8, 0, 0, 0, 0);
  const data = Uint8Array.of(0x78, 0x01, ...deflated(lines), ...big(adler32(lines)));
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.of(
    ...signature,
    ...chunk("IHDR", header),
    ...chunk("IDAT", data),
    ...chunk("IEND", new Uint8Array(0)),
  );
}

/** A chunk of a PNG file: its length, name, content and check sum. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const body = Uint8Array.of(...[...name].map((letter) => letter.charCodeAt(0)), ...content);
  return Uint8Array.of(...big(content.length), ...body, ...big(crc32(body)));
}

/** Four bytes, the highest first. */
function big(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

/** Longest run that one code holds, and the shortest worth one (RFC 1951, section 3.2.5). */
const LONGEST = 258;
const SHORTEST = 3;

/** DEFLATE's fixed codes, with repetitions of the byte before only (RFC 1951, section 3.2.6). */
function deflated(bytes: Uint8Array): number[] {
  const out: number[] = [];
  let [held, bits] = [0, 0];
  const put = (value: number, count: number): void => {
    held |= value << bits;
    bits += count;
    for (; bits >= 8; bits -= 8, held >>>= 8) out.push(held & 255);
  };
  // Codes stand with their highest bit first, all other numbers with their lowest.
  const code = (value: number, count: number): void => {
    for (let i = count - 1; i >= 0; i--) put((value >>> i) & 1, 1);
  };
  const symbol = (s: number): void => {
    if (s < 144) code(0x30 + s, 8);
    else if (s < 256) code(0x190 + s - 144, 9);
    else if (s < 280) code(s - 256, 7);
    else code(0xc0 + s - 280, 8);
  };
  put(1, 1); // the last block
  put(1, 2); // fixed codes
  for (let i = 0; i < bytes.length; ) {
    let run = 0;
    while (i > 0 && run < LONGEST && i + run < bytes.length && bytes[i + run] === bytes[i - 1]) run++;
    if (run >= SHORTEST) {
      const [s, extra, count] = lengthCode(run);
      symbol(s);
      put(extra, count);
      code(0, 5); // distance 1
      i += run;
    } else symbol(bytes[i++]);
  }
  symbol(256);
  if (bits > 0) out.push(held & 255);
  return out;
}

/** The symbol of a run's length, and the bits that follow it. */
function lengthCode(length: number): [number, number, number] {
  if (length === LONGEST) return [285, 0, 0];
  if (length < 11) return [254 + length, 0, 0];
  let count = 1;
  while (length >= 3 + (8 << count)) count++;
  const rest = length - 3 - (4 << count);
  return [261 + 4 * count + (rest >> count), rest & ((1 << count) - 1), count];
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes in base 64, in Node and in the browser alike. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const four = [18, 12, 6, 0].map((shift) => LETTERS[(group >>> shift) & 63]);
    const given = Math.min(3, bytes.length - i);
    text += four.slice(0, given + 1).join("") + "=".repeat(3 - given);
  }
  return text;
}
