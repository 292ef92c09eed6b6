/**
 * Where things lie in the kernel's memory: fixed addresses, in bytes. The memory never grows, so that views of it
 * stay valid. Everything that one call touches fits in a processor's first or second cache.
 */

/** Positions in a block of the stream. */
export const BLOCK: i32 = 4096;
/** The state of a block: see `seed` in stream.ts. */
export const STATE: usize = 0x1000;
/** First and second words of a block: 4,096 signed 32-bit integers each. */
export const FIRST: usize = 0x2000;
export const SECOND: usize = 0x6000;
/** What a call reads: logits, noise, cotangents; 0x10000 bytes each, and room to read a little past them. */
export const INPUT: usize = 0x10000;
export const OTHER: usize = 0x21000;
/** What a call writes, 0x10000 bytes and room to write a little past them. */
export const OUTPUT: usize = 0x32000;
export const GRADIENT: usize = 0x43000;
/** Noise on its way to a row, and temperatures of rows. */
export const NOISE: usize = 0x54000;
export const SCALES: usize = 0x65000;
