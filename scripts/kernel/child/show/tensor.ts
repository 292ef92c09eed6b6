import { dataOf, methodOf } from "./lookup";
import { nestedText, shownOf } from "./nested";
import type { Shown } from "./shown";
import { summary } from "./summary";
import { readAll, type Tensor, textsAt, textsOfParts } from "./tensorValues";

/** Larger tensors are read only where they are shown. */
const LARGE = 1_000_000;

/** Numbers shown without a summary. */
const FEW = 12;

/** Tensors and variables of TensorFlow.js. Nothing is left behind in its memory. */
export async function showTensor(value: object): Promise<Shown | undefined> {
  if (!isTensor(value)) return undefined;
  const { shape, dtype, size } = value;
  const title = `${titleOf(value)} ${dtype} ${shape.length === 0 ? "scalar" : `[${shape.join(", ")}]`}`;
  if (value.isDisposed) return { text: `${title}, disposed: its values are gone` };
  const axes = shownOf(shape);
  if (size > LARGE && value.slice)
    return { text: `${title}\n${nestedText(axes, await textsOfParts(value, axes))}` };
  const all = await readAll(value);
  const isSummarised = size > FEW && (dtype === "float32" || dtype === "int32");
  const about = isSummarised ? `: ${summary(all as ArrayLike<number>)}` : "";
  return { text: `${title}${about}\n${nestedText(axes, textsAt(value, axes, all))}` };
}

function titleOf({ name, trainable }: Tensor): string {
  if (trainable === undefined) return "Tensor";
  return `Variable "${name}" (${trainable ? "trainable" : "not trainable"})`;
}

function isTensor(value: object): value is Tensor {
  const shape = dataOf(value, "shape");
  return (
    Array.isArray(shape) &&
    typeof dataOf(value, "dtype") === "string" &&
    typeof dataOf(value, "dataId") === "object" &&
    ["dataSync", "data", "dispose"].every((name) => methodOf(value, name))
  );
}
