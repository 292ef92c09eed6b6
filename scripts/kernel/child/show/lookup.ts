import { types } from "node:util";

type Method = (...args: unknown[]) => unknown;

/** A property's value, of its own or inherited, without calling a getter or what a Proxy does instead. */
export function dataOf(value: object, name: PropertyKey): unknown {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at)) {
    if (types.isProxy(at)) return undefined;
    const property = Object.getOwnPropertyDescriptor(at, name);
    if (property) return property.value;
  }
  return undefined;
}

/** A method ready to be called; undefined where there is none. */
export function methodOf(value: object, name: PropertyKey): Method | undefined {
  const method = dataOf(value, name);
  return typeof method === "function" ? (method.bind(value) as Method) : undefined;
}

/** The name of the class that made it. */
export function className(value: object): string {
  const maker = dataOf(value, "constructor");
  const name = typeof maker === "function" ? dataOf(maker, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : "Object";
}

/** The element at an index of an array, undefined for a hole or a getter. */
export function elementOf(array: readonly unknown[], index: number): unknown {
  return Object.getOwnPropertyDescriptor(array, index)?.value;
}
