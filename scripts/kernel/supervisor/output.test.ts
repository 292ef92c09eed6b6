import { expect, test } from "vitest";
import { Output } from "./output";

function record(outputLimit: number, displayLimit = 100, messageLimit = 50) {
  const messages: [string, { name?: string; text?: string }][] = [];
  const output = new Output((type, content) => messages.push([type, content]), {
    outputLimit,
    displayLimit,
    messageLimit,
  });
  return { output, messages };
}

test("text is gathered into one message for each change of stream", () => {
  const { output, messages } = record(100);
  for (const text of ["a", "b"]) output.stream("stdout", text);
  output.stream("stderr", "c");
  output.stream("stdout", "d");
  output.end();
  expect(messages.map(([, { name, text }]) => [name, text])).toEqual([
    ["stdout", "ab"],
    ["stderr", "c"],
    ["stdout", "d"],
  ]);
});

test("text up to the limit is whole; beyond it is cut once, and counted", () => {
  const { output, messages } = record(5);
  output.stream("stdout", "12345");
  output.flush();
  expect(messages).toEqual([["stream", { name: "stdout", text: "12345" }]]);
  for (let i = 0; i < 1000; i++) output.stream("stdout", "more");
  output.end();
  expect(messages.slice(1).map(([, { text }]) => text)).toEqual([
    "\n[output cut: a cell may print 5 characters]\n",
    "[4,000 characters more are not shown]\n",
  ]);
});

test("the cut does not fall inside a character", () => {
  const { output, messages } = record(2);
  output.stream("stdout", "1😀");
  output.end();
  expect(messages[0]).toEqual(["stream", { name: "stdout", text: "1" }]);
});

test("rich outputs count against a limit of their own, after the text before them", () => {
  const { output, messages } = record(100, 30);
  output.stream("stdout", "first");
  output.rich("display_data", { data: { a: "1" } });
  output.rich("display_data", { data: { a: "x".repeat(40) } });
  expect(messages.map(([type]) => type)).toEqual(["stream", "display_data", "stream"]);
  expect(messages[2]?.[1].text).toContain("a cell may show 30 characters");
});

test("messages beyond their limit are dropped with one notice, but not how the cell ended", () => {
  const { output, messages } = record(100, 10_000, 2);
  for (let i = 0; i < 10; i++) output.rich("display_data", { i });
  output.conclude("error", {});
  expect(messages.map(([type]) => type)).toEqual(["display_data", "display_data", "stream", "error"]);
  expect(messages[2]?.[1].text).toContain("may send 2 output messages");
});

test("what was cleared counts no more", () => {
  const { output, messages } = record(5);
  for (let i = 0; i < 3; i++) {
    output.stream("stdout", "12345");
    output.clear(true);
  }
  expect(messages.map(([, { text }]) => text)).toEqual([
    "12345",
    undefined,
    "12345",
    undefined,
    "12345",
    undefined,
  ]);
});
