import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "../setup/root";
import { joined, readNotebook } from "./notebook";

it("the README's first numbers are those that chapter 03 prints", () => {
  const row = /\| maximum likelihood \|(.*)\|/.exec(readFileSync(inRoot("README.md"), "utf8"))?.[1] ?? "";
  const numbers = row.match(/[\d.]+/g) ?? [];
  expect(numbers).toHaveLength(5);
  const printed = readNotebook(inRoot("notebooks", "03-the-gumbel-distribution.ipynb"))
    .cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []))
    .flatMap((output) =>
      output.output_type === "execute_result" ? [joined(output.data["text/plain"] as string)] : [],
    );
  const fits = printed.find((text) => text.includes("maximum-likelihood"))?.split("\n") ?? [];
  const levels = printed.find((text) => text.includes("T (years)")) ?? "";
  const macon = fits.find((line) => /Macon.*maximum-likelihood/.test(line)) ?? "";
  for (const number of numbers.slice(0, 4)) expect(macon).toContain(number);
  expect(levels).toMatch(new RegExp(`100 .*${numbers[4]?.replace(".", "\\.")}`));
});
