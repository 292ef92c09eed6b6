import { inspect, types } from "node:util";
import { edges, grouped, withGap } from "./edges";
import { className, elementOf } from "./lookup";
import { numberTexts, shortestFloat32 } from "./numberText";
import type { Shown } from "./shown";
import { summary } from "./summary";

/** Typed arrays up to this length are shown in full, and exactly. */
const SHORT = 12;

/** Plain arrays are mostly written by hand: they are shown in full as long as Node does. */
const SHORT_PLAIN = 100;

const FIRST = 5;
const LAST = 3;

/** Reading more elements one by one, as careful as it must be, takes too long; of longer arrays some are. */
const MOST_CHECKED = 1_000_000;

/** Long arrays of numbers: how long, the first and the last, mean and range. */
export function showNumbers(value: object): Shown | undefined {
  if (types.isTypedArray(value)) return Buffer.isBuffer(value) ? undefined : ofTyped(value);
  if (!Array.isArray(value) || value.length <= SHORT_PLAIN || !isNumeric(value)) return undefined;
  return { text: long("Array", value) };
}

function ofTyped(array: NodeJS.TypedArray): Shown | undefined {
  const name = className(array);
  if (array.length > SHORT) return { text: long(name, array) };
  if (!types.isFloat32Array(array) || Object.keys(array).length !== array.length) return undefined;
  return { text: `${name}(${array.length}) ${inspect(Array.from(array, shortestFloat32))}` };
}

function long(name: string, array: ArrayLike<number> | ArrayLike<bigint>): string {
  const which = edges(array.length, SHORT, FIRST, LAST);
  const values = which.shown.map((i) => array[i] as number | bigint);
  const isBig = typeof values[0] === "bigint";
  const texts = isBig ? values.map((x) => `${x}n`) : numberTexts(values as number[]);
  const list = withGap(texts, which, () => "…").join(", ");
  const about = isBig ? rangeOfBig(array as ArrayLike<bigint>) : summary(array as ArrayLike<number>);
  return `${name} of ${grouped(array.length)} numbers: ${about}\n[ ${list} ]`;
}

function rangeOfBig(array: ArrayLike<bigint>): string {
  let [min, max] = [array[0] as bigint, array[0] as bigint];
  for (let i = 1; i < array.length; i++) {
    const x = array[i] as bigint;
    if (x < min) min = x;
    else if (x > max) max = x;
  }
  return `min ${min}n, max ${max}n`;
}

function isNumeric(array: readonly unknown[]): array is number[] {
  const step = Math.ceil(array.length / MOST_CHECKED);
  for (let i = 0; i < array.length; i += step) if (typeof elementOf(array, i) !== "number") return false;
  return step === 1 || array.every((x) => typeof x === "number");
}
