import { inspect } from "node:util";

type Exports = Record<PropertyKey, unknown>;

/** What cells see of a module that can be loaded again: every read gives what it exports now. */
export interface Namespace {
  readonly exports: Exports;
  /** Says that the module may have changed: the next read asks for it again. */
  expire(): void;
}

/**
 * Reads go through accessors, which cost nothing in a loop. Names that the module did not have when it was
 * last loaded are found by the prototype.
 *
 * @param load gives what the module exports, loading it where needed
 */
export function createNamespace(load: () => unknown): Namespace {
  const exports: Exports = Object.create(new Proxy(Object.create(null), { get: late, has: present }));
  let current: Exports = {};
  let fresh = false;

  function refresh(): Exports {
    if (fresh) return current;
    current = asModule(load());
    fresh = true;
    const names = new Set(Reflect.ownKeys(current));
    for (const name of Reflect.ownKeys(exports)) if (!names.has(name)) delete exports[name];
    for (const name of names) {
      const enumerable = name !== "__esModule";
      Object.defineProperty(exports, name, { get: () => refresh()[name], enumerable, configurable: true });
    }
    // shown as the values that it has, not as accessors
    Object.defineProperty(exports, inspect.custom, { value: () => ({ ...exports }), configurable: true });
    return current;
  }
  function late(_: object, name: PropertyKey): unknown {
    return refresh()[name];
  }
  function present(_: object, name: PropertyKey): boolean {
    return name in refresh();
  }

  refresh();
  return {
    exports,
    expire: () => {
      fresh = false;
    },
  };
}

/** The form that the compiler's helpers for `import` leave as it is: the default is a name like others. */
function asModule(loaded: unknown): Exports {
  if (typeof loaded !== "object" && typeof loaded !== "function")
    return { __esModule: true, default: loaded };
  const module = (loaded ?? {}) as Exports;
  if (module.__esModule === true) return module;
  const names = Array.isArray(module) ? [] : Object.keys(module);
  const view: Exports = { __esModule: true, default: loaded };
  for (const name of names)
    if (name !== "default") Object.defineProperty(view, name, { get: () => module[name], enumerable: true });
  return view;
}
