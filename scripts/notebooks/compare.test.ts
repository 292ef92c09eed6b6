import { describe, expect, it } from "vitest";
import { compareNotebooks } from "./compare";
import { normalise } from "./normalise";
import type { Output } from "./notebook";
import { notebookOf } from "./testing/notebookOf";

const run = (...outputs: Output[]) => normalise(notebookOf({ source: "x", outputs }));
const result = (data: Record<string, unknown>, metadata = {}): Output => ({
  output_type: "execute_result",
  data,
  metadata,
  execution_count: 1,
});

describe("--check sees every difference of an output", () => {
  it("finds none between equal runs, whatever the order of keys", () => {
    const one = run(result({ "text/plain": "1", a: { x: 1, y: 2 } }));
    const two = run(result({ a: { y: 2, x: 1 }, "text/plain": ["1"] }));
    expect(compareNotebooks(one, two)).toEqual([]);
  });

  it("shows the first place where a text differs", () => {
    const [difference] = compareNotebooks(
      run(result({ "text/plain": "pi = 3.14" })),
      run(result({ "text/plain": "pi = 3.15" })),
    );
    expect(difference?.where).toBe("code cell 1 (id c1)");
    expect(difference?.what).toContain('committed "pi = 3.14", now "pi = 3.15"');
  });

  it.each([
    [
      "a digit of a specification",
      result({ spec: { data: [{ y: [1, 2] }] } }),
      result({ spec: { data: [{ y: [1, 3] }] } }),
    ],
    ["a picture", result({ "image/png": "AAAA" }), result({ "image/png": "AAAB" })],
    ["metadata", result({ a: 1 }, { figure: "x" }), result({ a: 1 }, { figure: "y" })],
    ["a type that is missing", result({ a: 1, b: 1 }), result({ a: 1 })],
  ])("finds %s", (_what, old, now) => {
    expect(compareNotebooks(run(old), run(now))).toHaveLength(1);
  });

  it("finds an output that is new or gone", () => {
    expect(compareNotebooks(run(result({ a: 1 })), run(result({ a: 1 }), result({ a: 1 })))[0]?.what).toMatch(
      /committed 1, now 2/,
    );
  });

  it("finds a committed notebook that was never executed", () => {
    expect(compareNotebooks(normalise(notebookOf("x")), run(result({ a: 1 })))[0]?.what).toMatch(
      /committed none/,
    );
  });
});
