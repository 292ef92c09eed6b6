import { useScalar } from "../../src/simd/instance";

/** What f gives without the SIMD kernels. */
export function scalarly<T>(f: () => T): T {
  useScalar(true);
  try {
    return f();
  } finally {
    useScalar(false);
  }
}

/** Whether two arrays have the same bits. */
export function sameBits(a: ArrayBufferView, b: ArrayBufferView): boolean {
  const bytes = (x: ArrayBufferView) => Buffer.from(x.buffer, x.byteOffset, x.byteLength);
  return Buffer.compare(bytes(a), bytes(b)) === 0;
}
