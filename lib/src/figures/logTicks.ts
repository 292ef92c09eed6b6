/** The powers of ten that a number can be. */
const [LEAST_POWER, MOST_POWER] = [-323, 308];

interface Ticks {
  tickmode: "array";
  tickvals: number[];
  ticktext: string[];
}

/**
 * Ticks of a logarithmic axis at 1, 2 and 5 times the powers of ten, written out in full.
 *
 * @param least above 0
 * @param greatest finite, not below it; ticks up to half as much again beyond both ends are there for the axis's margins
 */
export function logTicks(least: number, greatest: number): Ticks {
  const tickvals: number[] = [];
  let power = 0;
  for (; tenTo(power) * 5 < least / 1.5; power++);
  for (; tenTo(power) > least / 1.5; power--);
  for (; power <= MOST_POWER && tenTo(power) <= greatest * 1.5; power++) {
    for (const times of [1, 2, 5]) {
      const tick = Number(`${times}e${power}`);
      if (tick >= least / 1.5 && tick <= greatest * 1.5 && tick < Infinity) tickvals.push(tick);
    }
  }
  return { tickmode: "array", tickvals, ticktext: tickvals.map(String) };
}

/** The most ticks that an axis of powers has. */
const MOST = 6;

/**
 * Ticks of a logarithmic axis of many powers of ten, at powers alone: written out where all of them are short, as 0.01
 * and 1000 are, else all as powers, 10⁰ and 10¹ too, so that an axis has one way of writing.
 *
 * @param least above 0
 * @param greatest finite, not below it
 */
export function powerTicks(least: number, greatest: number): Ticks {
  let first = 0;
  for (; tenTo(first) < least / 1.5; first++);
  for (; first > LEAST_POWER && tenTo(first - 1) >= least / 1.5; first--);
  let last = first - 1;
  for (; last < MOST_POWER && tenTo(last + 1) <= greatest * 1.5; last++);
  const step = Math.ceil((last - first + 1) / MOST);
  const powers: number[] = [];
  for (let power = Math.ceil(first / step) * step; power <= last; power += step) powers.push(power);
  const tickvals = powers.map(tenTo);
  const short = first >= -3 && last <= 4;
  return {
    tickmode: "array",
    tickvals,
    ticktext: short
      ? tickvals.map(String)
      : powers.map((power) => `10<sup>${String(power).replace("-", "−")}</sup>`),
  };
}

/** Ten to a whole power, correctly rounded. */
function tenTo(power: number): number {
  return Number(`1e${power}`);
}
