import fs from "node:fs";
import Module from "node:module";
import path from "node:path";
import vm from "node:vm";

/** A built-in object, and its properties as they were before the first cell. */
interface Kept {
  object: object;
  keys: PropertyKey[];
  properties: Record<PropertyKey, PropertyDescriptor | null>;
  /** it is the language's own: what a cell adds to it can disturb any code */
  closed: boolean;
}

/** One property that a cell has changed; a list, since arrays may be what was changed. */
interface Change {
  object: object;
  key: PropertyKey;
  changed: PropertyDescriptor | undefined;
  next: Change | undefined;
}

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } =
  Reflect;

const objectPrototype = Object.prototype;

/**
 * The built-in objects that the compiler and the kernel work with. A cell may patch or delete them: they
 * are put back while the kernel works, and are the cell's again when its code runs.
 */
export class Pristine {
  private readonly kept: Kept[];
  private changes: Change | undefined;
  private inside = false;

  /** Takes them as they are now: after the kernel's own patches, before the first cell. */
  constructor() {
    const closed = new Set<unknown>();
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      const { value } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
      if (!isObject(value) || value === globalThis || value === process || name === "console") continue;
      closed.add(value);
      if (typeof value === "function" && isObject(value.prototype)) closed.add(value.prototype);
    }
    for (const sample of [
      [].values(),
      "".matchAll(/x/g),
      new Map().keys(),
      new Set().keys(),
      (function* () {})(),
      MessagePort.prototype, // by which the kernel gets its messages
    ])
      for (let at = getPrototypeOf(sample); at && !closed.has(at); at = getPrototypeOf(at)) closed.add(at);
    closed.add(getPrototypeOf(Uint8Array)).add(getPrototypeOf(Uint8Array.prototype));
    closed.add(""[Symbol.iterator]().constructor.prototype);
    this.kept = [...closed].map((object) => keep(object as object, true));
    for (const object of [globalThis, process, fs, path, vm, Module, Module.prototype])
      this.kept.push(keep(object, false));
  }

  /** Runs the kernel's own code with everything as it was. */
  run<T>(code: () => T): T {
    if (this.inside) return code();
    this.enter();
    try {
      return code();
    } finally {
      this.exit();
    }
  }

  /** Runs a cell's code, inside `run`, with everything as cells have made it. */
  leave<T>(code: () => T): T {
    this.exit();
    try {
      return code();
    } finally {
      this.enter();
    }
  }

  /**
   * Runs code of a cell on which the kernel waits. What cells have added to built-in objects it finds; only
   * on Object.prototype nothing, where a `then` would answer in place of every value.
   */
  showing<T>(code: () => T): T {
    let changes: Change | undefined;
    for (let i = 0; i < this.kept.length; i++) {
      const kept = this.kept[i] as Kept;
      changes = restore(kept, changes, kept.object === objectPrototype);
    }
    try {
      return code();
    } finally {
      putBack(changes);
    }
  }

  private enter(): void {
    let changes: Change | undefined;
    for (let i = 0; i < this.kept.length; i++) changes = restore(this.kept[i] as Kept, changes, true);
    this.changes = changes;
    this.inside = true;
  }

  private exit(): void {
    this.inside = false;
    putBack(this.changes);
    this.changes = undefined;
  }
}

function keep(object: object, closed: boolean): Kept {
  const properties = Object.create(null);
  const keys: PropertyKey[] = [];
  for (const key of ownKeys(object)) {
    const property = ownProperty(object, key);
    if (closed) properties[key] = null;
    if (property === undefined || (property.get === undefined && !isObject(property.value))) continue;
    // listeners and other state of an object that lives
    if (object === process && typeof property.value !== "function") continue;
    properties[key] = Object.setPrototypeOf(property, null);
    keys.push(key);
  }
  return { object, keys, properties, closed };
}

/** Node keeps the values of these two out of sight, behind an accessor that assigning does not change. */
function ownProperty(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  if (object !== globalThis || (key !== "process" && key !== "Buffer"))
    return getOwnPropertyDescriptor(object, key);
  return { value: globalThis[key], writable: true, enumerable: false, configurable: true };
}

/** Puts an object back as it was, `whole` without what was added; what it changes is added to the list. */
function restore(
  { object, keys, properties, closed }: Kept,
  list: Change | undefined,
  whole: boolean,
): Change | undefined {
  let changes = list;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey;
    const was = properties[key] as PropertyDescriptor;
    const now = getOwnPropertyDescriptor(object, key);
    if (now !== undefined && now.value === was.value && now.get === was.get && now.set === was.set) continue;
    if (defineProperty(object, key, was)) changes = { object, key, changed: now, next: changes };
  }
  if (!closed || !whole) return changes;
  const present = ownKeys(object);
  for (let i = 0; i < present.length; i++) {
    const key = present[i] as PropertyKey;
    if (properties[key] !== undefined) continue;
    const changed = getOwnPropertyDescriptor(object, key);
    if (deleteProperty(object, key)) changes = { object, key, changed, next: changes };
  }
  return changes;
}

function putBack(changes: Change | undefined): void {
  for (let change = changes; change !== undefined; change = change.next) {
    const { object, key, changed } = change;
    if (changed === undefined) deleteProperty(object, key);
    else defineProperty(object, key, withoutPrototype(changed));
  }
}

/** A `get` on Object.prototype would otherwise count as the property's own. */
function withoutPrototype(property: PropertyDescriptor): PropertyDescriptor {
  setPrototypeOf(property, null);
  return property;
}

function isObject(value: unknown): value is object {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}
