import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("the command line of npm run notebooks", () => {
  it("runs what is out of date, two at a time, unless told otherwise", () => {
    expect(parseOptions([], undefined)).toEqual({ names: [], force: false, mode: "build", jobs: 2 });
  });

  it("takes names, --force and --jobs", () => {
    const options = parseOptions(["04", "--force", "--jobs", "3"], undefined);
    expect(options).toEqual({ names: ["04"], force: true, mode: "build", jobs: 3 });
  });

  it.each([
    ["--jobs", "0"],
    ["--jobs", "two"],
    ["--jobs", "1.5"],
  ])("refuses %s %s and names the range", (...args) => {
    expect(() => parseOptions(args, undefined)).toThrow(/whole number from 1 to 64/);
  });

  it("refuses --check with --update", () => {
    expect(() => parseOptions(["--check", "--update"], undefined)).toThrow(/one of them/);
  });

  it("names an unknown option and the usage", () => {
    expect(() => parseOptions(["--chek"], undefined)).toThrow(/'--chek'.*Usage: npm run notebooks/s);
  });

  it.each(["--check", "--update"])("refuses %s on any backend but wasm", (option) => {
    expect(() => parseOptions([option], "native")).toThrow(/BACKEND is 'native'/);
    expect(parseOptions([option], "wasm").mode).toBe(option.slice(2));
    expect(parseOptions([], "native").mode).toBe("build");
  });
});
