import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("the command line of npm run lab", () => {
  it("opens the reader's copy in a browser unless told otherwise", () => {
    expect(parseOptions([])).toEqual({ source: false, browser: true, restore: undefined, port: undefined });
    expect(parseOptions(["--source", "--no-browser", "--port", "9000"])).toEqual({
      source: true,
      browser: false,
      restore: undefined,
      port: 9000,
    });
    expect(parseOptions(["--restore", "03"]).restore).toBe("03");
    expect(parseOptions(["--restore=03"]).restore).toBe("03");
  });

  it.each([
    [["--prot", "1"], /Unknown option '--prot'/],
    [["03"], /03/],
    [["--port", "80"], "--port is '80', but must be a whole number from 1024 to 65535."],
    [["--port", "1e4"], "--port is '1e4', but must be a whole number from 1024 to 65535."],
    [["--restore"], /--restore/],
    [["--restore", ""], /needs the name of a chapter/],
    [["--restore", "03", "--source"], /give it alone/],
  ])("refuses %j with one line", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
    expect(() => parseOptions(args)).toThrow(expect.objectContaining({ name: "Problem" }));
  });
});
