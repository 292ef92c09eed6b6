/** What an answer may hold: plain data, whatever it was made of. */
export type Answer = undefined | null | boolean | number | string | Answer[] | { [key: string]: Answer };

/** More values than this are no answer: a check asks for counts or a part. */
const MOST_VALUES = 2_000_000;
const DEEPEST = 20;

/** Numbers that JSON has no word for, and undefined, as `{ "$": word }`. */
const WORDS = new Map<string, number | undefined>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
  ["undefined", undefined],
]);

/**
 * A value as text that `decodeAnswer` turns into plain data: typed arrays become arrays, tensors their numbers.
 *
 * @throws TypeError where it holds something else than numbers, text, true and false, null, undefined, arrays and
 * plain objects; RangeError where it is too deep or too large
 */
export function encodeAnswer(value: unknown): string {
  let room = MOST_VALUES;
  const plain = (part: unknown, depth: number): unknown => {
    if (--room < 0) throw new RangeError(`The answer has more than ${MOST_VALUES} values.`);
    if (depth > DEEPEST) throw new RangeError(`The answer is nested more than ${DEEPEST} deep.`);
    if (part === undefined) return { $: "undefined" };
    if (typeof part === "number") return wordOf(part) ?? part;
    if (part === null || typeof part === "boolean" || typeof part === "string") return part;
    if (typeof part !== "object") throw new TypeError(`The answer holds a ${typeof part}, which is no data.`);
    if (part instanceof Promise) throw new TypeError("The answer holds a promise: await it.");
    if (isTensor(part)) return plain(part.arraySync(), depth);
    if (Array.isArray(part) || isNumbers(part))
      return Array.from(part as ArrayLike<unknown>, (item) => plain(item, depth + 1));
    if (Object.hasOwn(part, "$")) throw new TypeError("The answer has a key '$', which is reserved.");
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, plain(item, depth + 1)]));
  };
  return JSON.stringify(plain(value, 0));
}

/** The data of a text that `encodeAnswer` wrote. */
export function decodeAnswer(text: string): Answer {
  const plain = (part: unknown): Answer => {
    if (Array.isArray(part)) return part.map(plain);
    if (typeof part !== "object" || part === null) return part as Answer;
    const word = (part as { $?: unknown }).$;
    if (typeof word === "string" && WORDS.has(word)) return WORDS.get(word);
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, plain(item)]));
  };
  return plain(JSON.parse(text));
}

function wordOf(value: number): { $: string } | undefined {
  if (Object.is(value, -0)) return { $: "-0" };
  return Number.isFinite(value) ? undefined : { $: String(value) };
}

function isTensor(value: object): value is { arraySync(): unknown } {
  return typeof (value as { arraySync?: unknown }).arraySync === "function";
}

function isNumbers(value: object): boolean {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
