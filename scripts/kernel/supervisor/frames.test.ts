import { expect, test } from "vitest";
import type { FromChild } from "../channel";
import { FrameReader } from "./frames";

function read(...chunks: string[]): FromChild[] {
  const messages: FromChild[] = [];
  const reader = new FrameReader(
    "mark",
    (message) => messages.push(message),
    () => {},
  );
  for (const chunk of chunks) reader.add(Buffer.from(chunk));
  return messages;
}

test("a frame arrives whole, however the pipe cuts it, also inside a character", () => {
  const message = { type: "stream", name: "stdout", text: "é 😀" };
  const bytes = Buffer.from(`\nmark ${JSON.stringify(message)}\n`);
  for (let at = 0; at <= bytes.length; at++) {
    const messages: FromChild[] = [];
    const reader = new FrameReader(
      "mark",
      (m) => messages.push(m),
      () => {},
    );
    reader.add(bytes.subarray(0, at));
    reader.add(bytes.subarray(at));
    expect(messages).toEqual([message]);
  }
});

test("what lacks the mark is dropped", () => {
  expect(read('{"type":"ready"}\nmirk {"type":"ready"}\n', ' mark {"type":"ready"}\n')).toEqual([]);
});

test("a frame cut off by an interrupt does not take the next with it", () => {
  expect(read('\nmark {"type":"stream","te', '\nmark {"type":"ready"}\n')).toEqual([{ type: "ready" }]);
});
