/**
 * Ticks of a logarithmic axis at 1, 2 and 5 times the powers of ten, written out in full.
 *
 * @param least above 0
 * @param greatest not below it; ticks up to half as much again beyond both ends are there for the axis's margins
 */
export function logTicks(
  least: number,
  greatest: number,
): { tickmode: "array"; tickvals: number[]; ticktext: string[] } {
  const tickvals: number[] = [];
  let power = 0;
  for (; tenTo(power) * 5 < least / 1.5; power++);
  for (; tenTo(power) > least / 1.5; power--);
  for (; tenTo(power) <= greatest * 1.5; power++) {
    for (const times of [1, 2, 5]) {
      const tick = Number(`${times}e${power}`);
      if (tick >= least / 1.5 && tick <= greatest * 1.5) tickvals.push(tick);
    }
  }
  return { tickmode: "array", tickvals, ticktext: tickvals.map(String) };
}

/** Ten to a whole power, correctly rounded. */
function tenTo(power: number): number {
  return Number(`1e${power}`);
}
