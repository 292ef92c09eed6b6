import type { Executor } from "../tslab";

type Values = Record<PropertyKey, unknown>;

/** tslab's global, through which it hands cells what they need. */
interface Global {
  __tslab__: { exports: Values; require: object };
}

/** The name by which stack traces call what it holds, and leave it out (see stacks.ts). */
class Variables {}

/**
 * The variables of all cells: a plain object, since every assignment to a variable that a cell declares goes
 * through it, also in loops. tslab copies an imported name into it once; here it is an accessor, so that later
 * cells and functions see the module as it is now.
 */
export class CellValues {
  private readonly values: Values = new Variables() as Values;
  private before: Map<string, PropertyDescriptor | undefined> = new Map();

  /** Takes the place of tslab's own, which reads the value of the last expression from it. */
  attach(executor: Executor): void {
    const { values } = this;
    const { execute } = executor;
    executor.execute = async (code) => {
      const succeeded = await execute(code);
      if (!succeeded) this.rollBack();
      return succeeded;
    };
    Object.setPrototypeOf(executor.locals, values);
    const { __tslab__ } = globalThis as unknown as Global;
    __tslab__.exports = values;
    // replaced like a variable, where a later cell declares the name again
    const replace = (name: string, value: unknown) =>
      Object.defineProperty(values, name, { value, writable: true, enumerable: true, configurable: true });
    Object.assign(__tslab__.require, {
      link: (name: string, get: () => unknown) =>
        Object.defineProperty(values, name, {
          get,
          set: (value) => replace(name, value),
          enumerable: true,
          configurable: true,
        }),
    });
  }

  /** A cell that declares these names starts. */
  begin(names: Iterable<string>): void {
    for (const name of Object.keys(this.values)) if (/^tsLastExpr\d*$/.test(name)) delete this.values[name];
    this.before = new Map(
      [...names].map((name) => [name, Object.getOwnPropertyDescriptor(this.values, name)]),
    );
  }

  /** It failed: names that it declared again mean what they meant, as their types say. */
  rollBack(): void {
    for (const [name, descriptor] of this.before)
      if (descriptor === undefined) delete this.values[name];
      else Object.defineProperty(this.values, name, descriptor);
    this.before.clear();
  }
}
