import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("npm run figures", () => {
  it("draws SVG and PNG in the light theme unless told otherwise, and checks all there is", () => {
    expect(parseOptions([])).toEqual({ names: [], mode: "draw", formats: ["svg", "png"], themes: ["light"] });
    expect(parseOptions(["--check"])).toMatchObject({
      mode: "check",
      formats: ["svg", "png", "pdf", "csv", "json"],
      themes: ["light", "dark", "print"],
    });
  });

  it("takes several formats and themes, a width, a seed and a folder", () => {
    expect(
      parseOptions([
        "loss",
        "--format",
        "pdf, svg",
        "--theme=print,dark",
        "--width",
        "360",
        "--seed=-3",
        "--out",
        "x",
      ]),
    ).toEqual({
      names: ["loss"],
      mode: "draw",
      formats: ["svg", "pdf"],
      themes: ["dark", "print"],
      width: 360,
      seed: -3,
      out: "x",
    });
  });

  it.each([
    [
      ["--format", "gif"],
      "--format is 'gif', but takes svg, png, pdf, csv, json, or several of them with commas between.",
    ],
    [
      ["--theme", "light,"],
      "--theme is 'light,', but takes light, dark, print, or several of them with commas between.",
    ],
    [["--width", "199"], "--width is '199', but must be a whole number of pixels from 200 to 2000."],
    [["--width", "wide"], "--width is 'wide', but must be a whole number of pixels from 200 to 2000."],
    [
      ["--seed", "1.5"],
      "--seed is '1.5', but must be a whole number from -9007199254740991 to 9007199254740991.",
    ],
    [
      ["--check", "--seed", "1"],
      "--check compares figures as they are committed and writes nothing, so --seed can't stand beside it.",
    ],
    [
      ["--list", "--format", "svg"],
      "--list draws nothing, so --format means nothing beside it; give one of them.",
    ],
    [["--speed"], "Unknown option '--speed'. Usage: npm run figures -- [NAME…]"],
  ])("%j says what is wrong", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
