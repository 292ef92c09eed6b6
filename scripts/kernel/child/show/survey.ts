import { types } from "node:util";
import { elementOf } from "./lookup";

/** Entries of one list, as many as Node prints. */
export const MOST_ITEMS = 100;

/** Properties of one object that are shown. */
export const MOST_PROPERTIES = 1000;

/** Entries that one value may show in all its depth; 80 characters of a string count as one. */
const MOST_ENTRIES = 2000;
const LINE = 80;

/** What there is to see in a value, found without calling any of its code. */
export interface Survey {
  /** levels below the value that can be shown without showing too much */
  depth: number;
  /** true where deeper levels remain */
  isDeeper: boolean;
  /** true where a list is longer than is shown */
  isLonger: boolean;
  /** properties of the value itself, where they are more than a list may have items */
  properties: number;
}

/** Looks how much of a value would be shown at which depth. */
export function survey(value: object, depth: number): Survey {
  const counts = new Array<number>(depth + 1).fill(0);
  const found: Survey = { depth, isDeeper: false, isLonger: false, properties: 0 };
  const above = new Set<object>();

  const count = (level: number, entries: number): void => {
    counts[level] = (counts[level] ?? 0) + entries;
    let total = 0;
    for (let i = 0; i <= found.depth; i++) {
      total += counts[i] ?? 0;
      if (total <= MOST_ENTRIES || i === 0) continue;
      found.depth = i - 1;
      found.isDeeper ||= (counts[i] ?? 0) > 0;
    }
  };
  const look = (entry: unknown, level: number): void => {
    if (typeof entry === "string") count(level, Math.ceil(entry.length / LINE));
    else if (typeof entry === "object" && entry !== null && !above.has(entry)) walk(entry, level + 1);
  };
  const walk = (at: object, level: number): void => {
    if (types.isProxy(at)) return;
    if (level > found.depth) {
      found.isDeeper ||= entriesOf(at).length > 0;
      return;
    }
    const { entries, shown, length } = entriesOf(at);
    if (length > shown) found.isLonger = true;
    if (level === 0 && shown > MOST_ITEMS) found.properties = shown;
    count(level, shown);
    above.add(at);
    for (const entry of entries) if (level <= found.depth) look(entry, level);
    above.delete(at);
  };
  walk(value, 0);
  return found;
}

interface Entries {
  /** those that may lead deeper or be long */
  entries: unknown[];
  /** how many are shown */
  shown: number;
  /** how many there are */
  length: number;
}

function entriesOf(value: object): Entries {
  if (Array.isArray(value)) {
    const shown = Math.min(value.length, MOST_ITEMS);
    const entries = Array.from({ length: shown }, (_, i) => elementOf(value, i));
    return { entries, shown, length: value.length };
  }
  if (Buffer.isBuffer(value)) return { entries: [], shown: 1, length: 1 };
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) {
    const length = types.isTypedArray(value) ? value.length : value.byteLength;
    return { entries: [], shown: Math.min(length, MOST_ITEMS), length };
  }
  if (types.isMap(value)) {
    const { entries, ...counts } = ofList(Map.prototype.entries.call(value), value.size);
    return { entries: (entries as unknown[][]).flat(1), ...counts };
  }
  if (types.isSet(value)) return ofList(Set.prototype.values.call(value), value.size);
  const keys = Object.keys(value);
  const entries = keys
    .slice(0, MOST_PROPERTIES)
    .map((key) => Object.getOwnPropertyDescriptor(value, key)?.value);
  return { entries, shown: keys.length, length: keys.length };
}

function ofList(list: Iterator<unknown>, length: number): Entries {
  const entries: unknown[] = [];
  while (entries.length < Math.min(length, MOST_ITEMS)) entries.push(list.next().value);
  return { entries, shown: entries.length, length };
}
