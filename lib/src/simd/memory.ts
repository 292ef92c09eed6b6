/** Where things lie in the kernels' memory, in bytes: the addresses of lib/simd/memory.ts. */
export const STATE = 0x1000;
export const FIRST = 0x2000;
export const SECOND = 0x6000;
export const INPUT = 0x10000;
export const OTHER = 0x21000;
export const OUTPUT = 0x32000;
export const GRADIENT = 0x43000;
export const NOISE = 0x54000;
export const SCALES = 0x65000;
