import { checkValues } from "../numeric/check";

/** Applies f to a number, or to each value of an array. */
export function elementwise(
  name: string,
  x: number | ArrayLike<number>,
  check: (name: string, x: number) => void,
  f: (x: number) => number,
): number | Float64Array {
  if (typeof x === "number") {
    check(name, x);
    return f(x);
  }
  checkValues(name, x, 0);
  const y = new Float64Array(x.length);
  for (let i = 0; i < y.length; i++) {
    check(`${name}[${i}]`, x[i]);
    y[i] = f(x[i]);
  }
  return y;
}
