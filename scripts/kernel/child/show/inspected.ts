import { inspect, types } from "node:util";
import { grouped } from "./edges";
import { dataOf } from "./lookup";
import { shortened } from "./strings";
import { MOST_ITEMS, MOST_PROPERTIES, survey } from "./survey";

const DEPTH = 4;

/** Characters of one string inside a value, where strings alone make it long. */
const STRING = 1000;

/** A Proxy can't be looked into without running its code: it is shown less deep. */
const PROXY_DEPTH = 2;

/**
 * Any value as Node prints it, as deep and as long as fits. No getter is called, nothing iterated. Where
 * something is left out, a last line says what prints all of it.
 */
export function inspected(value: unknown): string {
  if (typeof value === "string") return shortened(value, "console.log(value)");
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return inspect(value);
  const limits = { maxArrayLength: MOST_ITEMS, maxStringLength: STRING };
  if (types.isProxy(value)) return cut(inspect(value, { ...limits, depth: PROXY_DEPTH }));
  if (dataOf(value, inspect.custom) !== undefined) return cut(inspect(value, { depth: DEPTH }));
  const { depth, isDeeper, isLonger, properties } = survey(value, DEPTH);
  if (properties > MOST_PROPERTIES) return firstProperties(value);
  const text = inspect(value, { ...limits, depth });
  const options = [
    ...(isDeeper ? ["depth: null"] : []),
    ...(isLonger ? ["maxArrayLength: null"] : []),
    ...(/\.\.\. \d+ more characters?\b/.test(text) ? ["maxStringLength: null"] : []),
  ];
  if (options.length === 0) return cut(text);
  const all = `console.dir(value, { ${options.join(", ")} })`;
  const part = cut(text, all);
  return part === text ? `${text}\n… all of it: ${all}` : part;
}

function cut(text: string, all = "console.dir(value)"): string {
  return shortened(text, all);
}

/** An object used as a dictionary: Node would print every key. */
function firstProperties(value: object): string {
  const keys = Object.keys(value);
  const part = Object.create(Object.getPrototypeOf(value));
  for (const key of keys.slice(0, MOST_ITEMS))
    Object.defineProperty(part, key, Object.getOwnPropertyDescriptor(value, key) ?? {});
  const text = inspect(part, { depth: 0, maxStringLength: STRING });
  const left = grouped(keys.length - MOST_ITEMS);
  return `${text}\n… ${left} more properties: Object.entries(value).slice(${MOST_ITEMS}) has them`;
}
