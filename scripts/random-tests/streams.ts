import { BLOCK, Block } from "../../lib/src/random/block";
import { createRandom } from "../../lib/src/random/createRandom";
import { GOLDEN } from "../../lib/src/random/mix64";
import type { Random } from "../../lib/src/random/Random";

/** One way of reading the generator's words: `make` gives a function that fills a buffer with the next words. */
export interface Stream {
  readonly what: string;
  readonly make: () => (out: Int32Array) => void;
}

/** The seed of every stream here, fixed beforehand. */
const SEED = "random tests";
/** Where a p-value asks for another look: named before any of its words was drawn, and reported whatever it shows. */
const SECOND_SEED = "random tests, second seed";
const key = (random: Random) => BigInt(`0x${random.state().key}`);
const KEY = key(createRandom(SEED));

/** The blocks 0, 1, 2, … of a key, of which `part` picks the words. */
function ofBlocks(k: bigint, part: (block: Block) => Int32Array): () => Int32Array {
  let number = 0;
  return () => part(new Block(k, number++));
}

/** Joins pieces of any length into a fill of any length. */
function joined(piece: () => Int32Array): (out: Int32Array) => void {
  let left: Int32Array = new Int32Array(0);
  return (out) => {
    for (let done = 0; done < out.length; ) {
      if (left.length === 0) left = piece();
      const count = Math.min(left.length, out.length - done);
      out.set(left.subarray(0, count), done);
      left = left.subarray(count);
      done += count;
    }
  };
}

/** Row-major interleaving: word i of each source in turn. */
function interleaved(pieces: readonly Int32Array[]): Int32Array {
  const out = new Int32Array(pieces.length * pieces[0].length);
  pieces.forEach((piece, j) => {
    for (let i = 0; i < piece.length; i++) out[i * pieces.length + j] = piece[i];
  });
  return out;
}

function lane(l: number): Stream {
  const every4th = (block: Block) => Int32Array.from({ length: BLOCK / 4 }, (_, i) => block.first[4 * i + l]);
  return {
    what: `lane ${l} alone: the first words at positions ${l}, ${l + 4}, ${l + 8}, …`,
    make: () => joined(ofBlocks(KEY, every4th)),
  };
}

const U64 = 0xffffffffffffffffn;

/** SplitMix64's mixing in a form that engines compile to machine arithmetic; equal to `mix64`. */
function fastMix(x: bigint): bigint {
  let z = BigInt.asUintN(64, x);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return BigInt.asUintN(64, z ^ (z >> 31n));
}

/**
 * The first word of block `number` without the rest of the block, which would take 30 times as long. It depends on
 * the first and the seventh value of the block's SplitMix64 only: `Block`'s own is compared once a thousand blocks.
 */
export function startOf(k: bigint, number: number): number {
  const from = fastMix(k + (BigInt(number) + 1n) * 0xda942042e4dd58b5n);
  const a = Number(BigInt.asIntN(32, fastMix(from + GOLDEN)));
  const d = Number(BigInt.asIntN(32, fastMix(from + 7n * GOLDEN)));
  const sum = (a + d) | 0;
  return (((sum << 7) | (sum >>> 25)) + a) | 0;
}

function starts(): (out: Int32Array) => void {
  let number = 0;
  return (out) => {
    for (let i = 0; i < out.length; i++, number++) {
      out[i] = startOf(KEY, number);
      if (number % 1000 === 0 && out[i] !== new Block(KEY, number).first[0])
        throw new Error(`the start of block ${number} differs from the library's`);
    }
  };
}

/** The further bits of a block's positions, as two words each. */
function further(block: Block): Int32Array {
  const out = new Int32Array(2 * BLOCK);
  for (let i = 0; i < BLOCK; i++) {
    const bits = block.further(i) & U64;
    out[2 * i] = Number(BigInt.asIntN(32, bits >> 32n));
    out[2 * i + 1] = Number(BigInt.asIntN(32, bits));
  }
  return out;
}

function manyStreams(sources: readonly Random[]): (out: Int32Array) => void {
  const blocks = sources.map((random) => ofBlocks(key(random), (block) => block.first));
  return joined(() => interleaved(blocks.map((next) => next())));
}

/** Float32 uniforms: the leading 16 bits of two draws a word, since a draw near 1 has 24. */
function singles(seed: string): (out: Int32Array) => void {
  const random = createRandom(seed);
  const u = new Float32Array(2 * BLOCK);
  return joined(() => {
    random.uniform(u.length, { out: u });
    return Int32Array.from({ length: BLOCK }, (_, i) => {
      return (Math.floor(u[2 * i] * 65536) << 16) | Math.floor(u[2 * i + 1] * 65536);
    });
  });
}

/** Float64 uniforms: of two draws, the leading 32 bits each, then the 16 bits after those of both. */
function doubles(): (out: Int32Array) => void {
  const random = createRandom(SEED);
  const u = new Float64Array(2 * BLOCK);
  return joined(() => {
    random.uniform(u.length, { out: u });
    const out = new Int32Array(3 * BLOCK);
    for (let i = 0; i < BLOCK; i++) {
      const a = u[2 * i] * 4294967296;
      const b = u[2 * i + 1] * 4294967296;
      out[3 * i] = Math.floor(a) | 0;
      out[3 * i + 1] = Math.floor(b) | 0;
      out[3 * i + 2] = (Math.floor((a % 1) * 65536) << 16) | Math.floor((b % 1) * 65536);
    }
    return out;
  });
}

const children = (n: number) => Array.from({ length: n }, (_, i) => createRandom(SEED).split(i));
const seeds = (n: number) => Array.from({ length: n }, (_, i) => createRandom(i));

export const STREAMS: Readonly<Record<string, Stream>> = {
  first: {
    what: "first words of all positions in order: the four lanes as one stream",
    make: () => joined(ofBlocks(KEY, (block) => block.first)),
  },
  lane0: lane(0),
  lane1: lane(1),
  lane2: lane(2),
  lane3: lane(3),
  second: {
    what: "second words of all positions in order",
    make: () => joined(ofBlocks(KEY, (block) => block.second)),
  },
  both: {
    what: "first and second word of each position in turn",
    make: () => joined(ofBlocks(KEY, (block) => interleaved([block.first, block.second]))),
  },
  further: {
    what: "the 64 further bits of each position, two words",
    make: () => joined(ofBlocks(KEY, further)),
  },
  starts: { what: "the first word at slot 0 of blocks 0, 1, 2, …", make: starts },
  short: {
    what: "the first 64 first words of blocks 0, 1, 2, …: many short blocks",
    make: () => joined(ofBlocks(KEY, (block) => block.first.subarray(0, 64))),
  },
  children: {
    what: "first words of 64 children split(0) … split(63), in turn",
    make: () => manyStreams(children(64)),
  },
  seeds: {
    what: "first words of the seeds 0 … 63, in turn",
    make: () => manyStreams(seeds(64)),
  },
  uniform32: { what: "float32 uniforms: the leading 16 bits of each", make: () => singles(SEED) },
  "uniform32-second": {
    what: `the same of the seed "${SECOND_SEED}"`,
    make: () => singles(SECOND_SEED),
  },
  uniform64: { what: "float64 uniforms: the leading 48 bits of each", make: doubles },
};

/** As a stream, each word with its bits in the opposite order: TestU01 looks mostly at leading bits. */
export function reversed(fill: (out: Int32Array) => void): (out: Int32Array) => void {
  return (out) => {
    fill(out);
    for (let i = 0; i < out.length; i++) {
      let w = out[i];
      w = ((w >>> 1) & 0x55555555) | ((w & 0x55555555) << 1);
      w = ((w >>> 2) & 0x33333333) | ((w & 0x33333333) << 2);
      w = ((w >>> 4) & 0x0f0f0f0f) | ((w & 0x0f0f0f0f) << 4);
      w = ((w >>> 8) & 0x00ff00ff) | ((w & 0x00ff00ff) << 8);
      out[i] = (w >>> 16) | (w << 16);
    }
  };
}

/** What standard output and the reports call a stream. */
export const namesOfStreams = (): string[] =>
  Object.keys(STREAMS).flatMap((name) => [name, `${name}-reversed`]);

/** The fill of a name of `namesOfStreams`. */
export function openStream(name: string): (out: Int32Array) => void {
  const plain = name.replace(/-reversed$/, "");
  if (!(plain in STREAMS)) throw new RangeError(`no stream is called ${name}`);
  const fill = STREAMS[plain].make();
  return plain === name ? fill : reversed(fill);
}
