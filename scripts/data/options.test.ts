import { expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { parseOptions } from "./options";

test("a site number of 8 to 15 digits is enough; its zeros are kept", () => {
  expect(parseOptions(["03085000"])).toEqual({
    site: "03085000",
    file: undefined,
    baseUrl: undefined,
    folder: inRoot("data"),
    timeout: 30_000,
  });
  expect(parseOptions(["123456789012345"]).site).toBe("123456789012345");
});

test.each([
  [[], /Which gauge\?/],
  [["3085000"], /'3085000' is no USGS site number: it has 8 to 15 digits/],
  [["1234567890123456"], /no USGS site number/],
  [["USGS-03085000"], /no USGS site number/],
  [["03085000&x"], /no USGS site number/],
  [["03085000", "03085001"], /One site at a time/],
  [["03085000", "--fiel", "x"], /--fiel/],
  [["03085000", "--file"], /--file/],
  [["03085000", "--timeout", "0"], /more than 0 and at most 600, and got '0'/],
  [["03085000", "--timeout", "soon"], /got 'soon'/],
])("%j is refused", (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
