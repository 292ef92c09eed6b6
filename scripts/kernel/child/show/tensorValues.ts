import type { Edges } from "./edges";
import { positionsOf } from "./nested";
import { numberTexts, shortestFloat32 } from "./numberText";

/** What is used of a tensor of TensorFlow.js, whichever copy of it. */
export interface Tensor {
  shape: number[];
  dtype: string;
  size: number;
  isDisposed: boolean;
  dataSync(): Values;
  data(): Promise<Values>;
  slice?(begin: number[], size: number[]): Tensor;
  dispose(): void;
  /** of a variable */
  name?: string;
  /** of a variable */
  trainable?: boolean;
}

/** Strings come as such or as their bytes; a complex number is two values. */
export type Values = ArrayLike<number | string | Uint8Array>;

/** All values, from a backend that can give them at once or from one that can't. */
export async function readAll(tensor: Tensor): Promise<Values> {
  try {
    return tensor.dataSync();
  } catch {
    return await tensor.data();
  }
}

/** The values at the positions shown, in the order in which they are printed. */
export function textsAt(tensor: Tensor, axes: readonly Edges[], all: Values): string[] {
  const indices = positionsOf(axes).map((position) =>
    position.reduce((index, i, axis) => index * (tensor.shape[axis] ?? 1) + i, 0),
  );
  return valueTexts(all, indices, tensor.dtype);
}

/** The same, without reading what is between them: row by row, the first values and the last. */
export async function textsOfParts(tensor: Tensor, axes: readonly Edges[]): Promise<string[]> {
  const last = axes[axes.length - 1];
  if (last === undefined || tensor.slice === undefined) return [];
  const { shown, gap } = last;
  const after = gap?.after ?? shown.length;
  const runs = [shown.slice(0, after), shown.slice(after)].filter((run) => run.length > 0);
  const values: (number | string | Uint8Array)[] = [];
  for (const row of positionsOf(axes.slice(0, -1)))
    for (const run of runs) {
      const part = tensor.slice([...row, run[0] ?? 0], [...row.map(() => 1), run.length]);
      try {
        values.push(...Array.from(await readAll(part)));
      } finally {
        part.dispose();
      }
    }
  const count = tensor.dtype === "complex64" ? values.length / 2 : values.length;
  return valueTexts(
    values,
    Array.from({ length: count }, (_, i) => i),
    tensor.dtype,
  );
}

function valueTexts(all: Values, indices: readonly number[], dtype: string): string[] {
  const at = (index: number) => Number(all[index]);
  if (dtype === "string") return indices.map((i) => JSON.stringify(decoded(all[i])));
  if (dtype === "bool") return indices.map((i) => String(at(i) !== 0));
  if (dtype !== "complex64") return numbersOf(indices.map(at), dtype);
  const real = numberTexts(indices.map((i) => at(2 * i)));
  const imaginary = numberTexts(indices.map((i) => at(2 * i + 1)));
  return real.map((text, i) => `${text}+${imaginary[i]}i`.replace("+-", "-"));
}

function numbersOf(numbers: readonly number[], dtype: string): string[] {
  return numberTexts(dtype === "float32" && numbers.length === 1 ? numbers.map(shortestFloat32) : numbers);
}

function decoded(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);
}
