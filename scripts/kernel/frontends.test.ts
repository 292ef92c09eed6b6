import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inRoot } from "../setup/root";
import { kernelFolder } from "./install";
import { createWorkplace, notebook, type Workplace } from "./testing/python";

// each test starts several programs, which on a busy machine takes its time
vi.setConfig({ testTimeout: 300_000 });

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace("ein Ordner für Hefte");
});
afterAll(() => place?.remove());

test("Jupyter's programs find the kernel by their environment alone", async () => {
  const { stdout } = await place.run(["-m", "jupyter_client.kernelspecapp", "list", "--json"]);
  const { tslab } = JSON.parse(stdout).kernelspecs;
  expect(tslab.resource_dir).toBe(kernelFolder);
  expect(tslab.spec).toMatchObject({ display_name: "TypeScript", language: "typescript" });
});

const transports = process.platform === "win32" ? ["tcp message"] : ["tcp message", "ipc signal"];
test.each(transports)("the kernel starts without an environment, from any folder: %s", async (way) => {
  const { stdout, stderr } = await place.run([
    inRoot("scripts", "kernel", "testing", "launch.py"),
    ...way.split(" "),
  ]);
  expect(stderr).toBe("");
  const [first, ...rest] = JSON.parse(stdout);
  expect(first.replace(/\s+/g, " ")).toBe(`[ '${place.folder}', undefined, 'function' ]`);
  expect(rest).toEqual(["KeyboardInterrupt", "function", 0]);
});

test("nbconvert runs a notebook and makes a page of it", async () => {
  place.write("page.ipynb", notebook(['const x = 6;\nconsole.log("x is <" + x + ">");', "x * 7"]));
  const { status, stdout, stderr } = await place.run(
    "-m nbconvert --execute --to html --stdout --log-level=ERROR page.ipynb".split(" "),
  );
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("x is &lt;6&gt;");
  expect(stdout).toMatch(/Out\[2\]:[\s\S]*<pre>42<\/pre>/);
});

test("nbconvert stops at an error and shows where it was", async () => {
  place.write("fails.ipynb", notebook(["const tau: number = 'half';"]));
  const { status, stderr } = await place.run(
    "-m nbconvert --execute --to notebook --stdout fails.ipynb".split(" "),
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/error TS2322: .*\n1 \| const tau: number = 'half';\n +\^\^\^/);
});
