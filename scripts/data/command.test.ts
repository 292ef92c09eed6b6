import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../native/command";
import { inRoot } from "../setup/root";

const fixture = (name: string) => inRoot("scripts", "data", "fixtures", name);
const read = (name: string) => readFileSync(fixture(name), "utf8");
let folder: string;
let server: Server | undefined;
let asked: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peaks-"));
  asked = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A service on this machine that answers the two paths of the USGS. */
async function serve(api: RequestListener, older: RequestListener): Promise<string> {
  const started = createServer((request, response) => {
    asked.push(request.url ?? "");
    (request.url?.startsWith("/ogcapi/") ? api : older)(request, response);
  });
  server = started;
  await new Promise<void>((done) => started.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

const answer =
  (status: number, body: string): RequestListener =>
  (_, response) =>
    response.writeHead(status).end(body);

const data = (...args: string[]) =>
  runProgram(process.execPath, [
    inRoot("scripts", "run.cjs"),
    "data",
    "99000001",
    "--folder",
    folder,
    ...args,
  ]);

const expected = [
  "year,date,discharge_cfs,gage_height_ft,codes",
  "1936,1936,41000,,7 Bm",
  "1937,1937-01-21,23400,18.2,",
  "1939,1938-10-02,12100,11.5,2",
  "1943,1942-12-30,31500,22.04,6",
  "1944,1944-03-11,18600,16.3,6 C",
  "1947,1947-04-06,17300,15.6,6",
  "",
].join("\n");
const written = () => readFileSync(join(folder, "usgs-99000001-annual-peaks.csv"), "utf8");

test("a saved file becomes a table, and what was left out is said", async () => {
  const run = await data("--file", fixture("invented.rdb"));
  expect(run.text).toContain("6 annual peaks, water years 1936 to 1947");
  expect(run.text).toContain("Left out 5 peaks:");
  expect(run.text).toContain("2 × no discharge: 1940-04-19, 1945-02-27");
  expect(run.status).toBe(0);
  expect(written()).toBe(expected);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("the Water Data API is asked first, for the site, and its answer is enough", async () => {
  const base = await serve(answer(200, read("invented.json")), answer(500, ""));
  const run = await data("--base-url", base);
  expect(run.text).toContain("4 annual peaks");
  expect(run.status).toBe(0);
  expect(asked).toHaveLength(1);
  expect(new URL(asked[0] ?? "", base).searchParams.get("monitoring_location_id")).toBe("USGS-99000001");
});

test.each([
  ["fails", answer(503, "")],
  ["sends a web page", answer(200, read("page.html"))],
])("where the API %s, the older service's text is read", async (_, api) => {
  const run = await data("--base-url", await serve(api, answer(200, read("invented.rdb"))));
  expect(run.status).toBe(0);
  expect(written()).toBe(expected);
  expect(asked[1]).toBe("/nwis/peak?site_no=99000001&agency_cd=USGS&format=rdb");
});

const gone = answer(404, "");
const silent: RequestListener = () => {};
test.each([
  ["an unknown site in the API", answer(200, '{"features":[]}'), gone, [], /no annual peaks of discharge/],
  [
    "an unknown site in the older service",
    gone,
    answer(200, read("no-sites.rdb")),
    [],
    /no annual peaks under/,
  ],
  ["a web page from the older service", gone, answer(200, read("page.html")), [], /web page, not with data/],
  ["two failures", answer(429, ""), answer(500, ""), [], /HTTP 429.*HTTP 500/],
  ["no answer in time", silent, silent, ["--timeout", "0.2"], /no answer within 0.2 s/],
  ["a dropped connection", hangUp, hangUp, [], /no network reaches 127.0.0.1/],
  [
    "another site's data",
    gone,
    answer(200, read("invented.rdb").replaceAll("99000001", "99000002")),
    [],
    /those of site 99000002/,
  ],
] as const)("%s is one sentence, and nothing is written", async (_, api, older, args, message) => {
  const run = await data("--base-url", await serve(api, older), ...args);
  expect(run.text).toMatch(message);
  expect(run.text.trim().split("\n")).toHaveLength(1);
  expect(run.status).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test("without a network, the committed series is pointed to", async () => {
  const run = await data("--base-url", "http://127.0.0.1:1");
  expect(run.text).toMatch(/no network reaches.*data\/ocmulgee-annual-maxima\.csv/);
  expect(run.status).toBe(1);
});

function hangUp(request: { socket: { destroy(): unknown } }): void {
  request.socket.destroy();
}
