import { checkValues, shown } from "../numeric/check";

/**
 * Applies f to a number, where there is one row; or to each of [n, b] numbers, flat, with the number of its row.
 * @throws RangeError where there are several rows, and one number or no multiple of b
 */
export function perRow(
  name: string,
  x: number | ArrayLike<number>,
  b: number,
  check: (name: string, x: number) => void,
  f: (x: number, row: number) => number,
): number | Float64Array {
  if (typeof x === "number" && b === 1) {
    check(name, x);
    return f(x, 0);
  }
  if (typeof x === "number") {
    throw new RangeError(`${name} is ${shown(x)}, one number for ${b} rows; pass an array of n × b numbers.`);
  }
  checkValues(name, x, 0);
  if (x.length % b !== 0) {
    throw new RangeError(
      `${name} has ${x.length} values, but needs a multiple of the ${b} rows; pass n × b numbers.`,
    );
  }
  return Float64Array.from(x, (v, i) => {
    check(`${name}[${i}]`, v);
    return f(v, i % b);
  });
}
