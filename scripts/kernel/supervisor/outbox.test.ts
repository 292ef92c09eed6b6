import { expect, test } from "vitest";
import { Outbox } from "./outbox";

test("messages go to the socket one at a time and in order, however fast they come", async () => {
  const sent: unknown[] = [];
  let busy = false;
  const outbox = new Outbox({
    async send(frames) {
      if (busy) throw new Error("busy");
      busy = true;
      await new Promise(setImmediate);
      busy = false;
      sent.push(frames);
    },
  });
  const all = Array.from({ length: 50 }, (_, i) => i);
  for (const i of all) outbox.send(i);
  while (sent.length < all.length) await new Promise(setImmediate);
  expect(sent).toEqual(all);
});
