import type { Exports } from "./instance";

/** Views of the whole of the kernels' memory. It never grows, so they stay valid. */
export interface Views {
  readonly int32: Int32Array;
  readonly float32: Float32Array;
  readonly float64: Float64Array;
}

let of: Exports | undefined;
let views: Views;

/** The views of a kernel instance's memory, kept between calls. */
export function viewsOf(kernels: Exports): Views {
  if (of !== kernels) {
    const { buffer } = kernels.memory;
    of = kernels;
    views = {
      int32: new Int32Array(buffer),
      float32: new Float32Array(buffer),
      float64: new Float64Array(buffer),
    };
  }
  return views;
}
