/** One run of a cell. Every field is its own from the start: a cell may have put setters on Object.prototype. */
export class Cell {
  /** the value of the last expression, as tslab prints it */
  value: unknown = undefined;
  /** the first thing thrown, by the cell or by what it left running */
  thrown: { value: unknown } | undefined = undefined;
  /** its outcome has been told */
  ended = false;
  /** it was interrupted: what it left behind in timers is not run any more */
  stopped = false;

  constructor(
    readonly id: number,
    /** what stack traces call it */
    readonly name: string,
    /** what the front end wants evaluated after it, if anything */
    readonly expressions: Readonly<Record<string, string>> | undefined,
  ) {}
}
