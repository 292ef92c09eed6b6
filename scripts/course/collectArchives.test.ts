import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { json, namesIn, notebookText, outcome, place, python } from "./classroomTesting";
import { collect } from "./collect";
import { ensureClassroom } from "./environment";

const A = "04-the-gumbel-max-trick";
const good = notebookText(["q1"]);

// Each test starts several Pythons, which on a busy machine is slow.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let course: string;
beforeAll(() => ensureClassroom(), 600_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "archives-"));
  course = join(folder, "course");
  place(course, {
    "students.csv": "id,name,email\ns123,Ada Lovelace,ada@example.org\ns124,Kurt Gödel,kurt@example.org\n",
    [`source/${A}/${A}.ipynb`]: notebookText(["q1"]),
  });
  place(folder, { "good.ipynb": good });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the snippets below have: `good`, a notebook; helpers that make archives in memory; `out(name, bytes)`. */
const PRELUDE = `
import io, os, stat, struct, sys, tarfile, zipfile
folder = sys.argv[1]
good = open(os.path.join(folder, "good.ipynb"), "rb").read()
def out(name, data): open(os.path.join(folder, name), "wb").write(data)
def zipped(*files, when=(2024, 11, 30, 12, 0, 0)):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return memory.getvalue()
def tarred(*members, mode="w:gz"):
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode=mode, format=tarfile.PAX_FORMAT) as archive:
        for name, data, kind, link in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size, info.mtime = kind, link, len(data), 1767268800
            archive.addfile(info, io.BytesIO(data))
    return memory.getvalue()
def file(name, data=good): return (name, data, tarfile.REGTYPE, "")
def encrypted(data):
    data = bytearray(data)
    for signature, at in ((b"PK\\x03\\x04", 6), (b"PK\\x01\\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(signature, place + 4)
    return bytes(data)
`;
const make = (code: string) => python(PRELUDE + code, folder);
const run = (name: string, ...options: string[]) =>
  outcome(() => collect([join(folder, name), ...options], course));
const students = () => namesIn(course, "submitted");
const problem = (student: string) =>
  json<{ metadata: { gumbel_softmax_problem?: string } }>(course, "submitted", student, A, `${A}.ipynb`)
    .metadata.gumbel_softmax_problem;
const info = (student: string) => {
  const [attempt] = namesIn(course, "received", A, student);
  return json<{ from: string; time: string }>(course, "received", A, student, attempt, "info.json");
};

describe("archives of platforms", () => {
  it("Moodle's zip: folders, a zip inside, leftovers, names in UTF-8 that don't say so", async () => {
    await make(`
inner = zipped(("task/nb.ipynb", good), ("__MACOSX/task/._nb.ipynb", b"x"), (".DS_Store", b"x"), when=(2020, 1, 1, 0, 0, 0))
name = "Kurt Gödel_2_assignsubmission_file_/hw.zip".encode()
data = zipped(("Ada Lovelace_1_assignsubmission_file_/x.ipynb", good), ("k" * len(name), inner))
out("moodle.zip", data.replace(b"k" * len(name), name))`);
    const { text, failure } = await run("moodle.zip");
    expect([failure, students()]).toEqual(["", ["s123", "s124"]]);
    expect(text).toContain("Taken: 2 new");
    expect(text).toContain("Problems: 0.");
    expect(info("s124").from).toBe("moodle.zip/Kurt Gödel_2_assignsubmission_file_/hw.zip/task/nb.ipynb");
    // The time that the platform gave, not the one inside, which a student can set.
    expect(info("s124").time).toBe(info("s123").time);
    expect(info("s124").time).toMatch(/^2024-1[12]/);
  });

  it.each(["w:gz", "w"])("a tar (%s), with its times", async (mode) => {
    await make(
      `out("all.tar", tarred(file("lovelaceada_LATE_1_2_04-x-2.ipynb"), file("s124/nb.ipynb"), mode="${mode}"))`,
    );
    const { failure } = await run("all.tar");
    expect([failure, students()]).toEqual(["", ["s123", "s124"]]);
    expect(info("s123").time).toBe("2026-01-01T12:00:00Z");
  });

  it("a student's zip in a folder", async () => {
    await make(`os.mkdir(os.path.join(folder, "in")); out("in/s123.zip", zipped(("any.ipynb", good)))`);
    await run("in");
    expect(students()).toEqual(["s123"]);
  });
});

describe("what can't be taken is reported, and the others are taken", () => {
  it.each([
    ["..", `("../../s123.ipynb", good)`, /'\.\.' in its path/],
    [".. within", `("s123/../../../x.ipynb", good)`, /'\.\.' in its path/],
    ["an absolute path", `("/tmp/s123.ipynb", good)`, /absolute path/],
    ["a drive", `("C:/s123.ipynb", good)`, /absolute path/],
    ["a backslash", `("..\\\\s123.ipynb", good)`, /backslash/],
    [
      "a symbolic link",
      `(link("s123.ipynb", stat.S_IFLNK), b"/etc/passwd")`,
      /is a link, which is never followed/,
    ],
    ["a device", `(link("s123.ipynb", stat.S_IFCHR), b"")`, /is a device/],
    [
      "a bomb",
      `("s123.ipynb", b" " * 230_000_000)`,
      /grows to more than 100 times its size|larger than 200 MB/,
    ],
    ["another compression", `(method("s123.ipynb"), good)`, /compressed by method 12/],
  ])("zip: %s", async (_, member, message) => {
    await make(`
def link(name, kind):
    info = zipfile.ZipInfo(name, (2024, 11, 30, 12, 0, 0))
    info.create_system, info.external_attr = 3, (kind | 0o777) << 16
    return info
def method(name): return zipfile.ZipInfo(name, (2024, 11, 30, 12, 0, 0))
data = zipped(${member}, ("s124.ipynb", good))
if ${member.includes("method") ? "True" : "False"}:
    data = bytearray(data)
    data[8], data[data.find(b"PK\\x01\\x02") + 10] = 12, 12
out("all.zip", bytes(data))`);
    const { text, failure } = await run("all.zip");
    expect([failure, students()]).toEqual(["", ["s124"]]);
    expect(text).toMatch(message);
    expect(text).toContain("Problems: 1.");
    expect(namesIn(folder).filter((name) => name.endsWith(".ipynb"))).toEqual(["good.ipynb"]);
  });

  it.each([
    ["a symbolic link", `("s123.ipynb", b"", tarfile.SYMTYPE, "/etc/passwd")`, /is a link/],
    ["a hard link", `("s123.ipynb", b"", tarfile.LNKTYPE, "s124.ipynb")`, /is a link/],
    ["a device", `("s123.ipynb", b"", tarfile.CHRTYPE, "")`, /is a device/],
    ["a pipe", `("s123.ipynb", b"", tarfile.FIFOTYPE, "")`, /is a device/],
    ["..", `file("../s123.ipynb")`, /'\.\.' in its path/],
    ["an absolute path", `file("/s123.ipynb")`, /absolute path/],
    ["larger than 200 MB", `file("s123.ipynb", b" " * 200_000_001)`, /larger than 200 MB/],
  ])("tar: %s", async (_, member, message) => {
    await make(`out("all.tgz", tarred(file("s124.ipynb"), ${member}))`);
    const { text, failure } = await run("all.tgz");
    expect([failure, students()]).toEqual(["", ["s124"]]);
    expect(text).toMatch(message);
  });

  it("a zip that understates a size", async () => {
    await make(`
data = zipped(("s123.ipynb", b" " * 150_000_000), ("s124.ipynb", good)).replace(struct.pack("<I", 150_000_000), struct.pack("<I", 10))
out("all.zip", data)`);
    const { text } = await run("all.zip");
    expect(students()).toEqual(["s124"]);
    expect(text).toMatch(/s123: 'all.zip\/s123.ipynb' can't be read \(Bad CRC/);
  });

  it("an encrypted zip, as a whole and a student's", async () => {
    await make(`out("all.zip", encrypted(zipped(("s123.ipynb", good))))
out("moodle.zip", zipped(("s123/x.zip", encrypted(zipped(("nb.ipynb", good)))), ("s124/04-the-gumbel-max-trick.zip", encrypted(zipped(("nb.ipynb", good))))))`);
    const whole = await run("all.zip");
    expect(whole.text).toContain("s123: 'all.zip/s123.ipynb' is encrypted: ask for it without a password");
    expect(whole.failure).toMatch(/^Nothing could be taken/);
    await run("moodle.zip", "--assignment", A);
    expect(problem("s123")).toBe(
      "The file 'x.zip' holds 'nb.ipynb', which is encrypted: ask for it without a password.",
    );
    expect(students()).toEqual(["s123", "s124"]);
  });

  it("an archive in an archive in an archive is not opened", async () => {
    await make(
      `out("all.zip", zipped(("s123/a.zip", zipped(("b.zip", zipped(("nb.ipynb", good))))), ("s124.ipynb", good)))`,
    );
    await run("all.zip", "--assignment", A);
    expect(students()).toEqual(["s123", "s124"]);
    expect(problem("s123")).toMatch(/only two are opened/);
  });

  it("a bomb in a student's zip is that student's problem alone", async () => {
    await make(`
zeros = b" " * 99_000_000
out("all.zip", zipped(("s123/a.zip", zipped(*[(f"{i}.csv", zeros) for i in range(2)])), ("s124.ipynb", good)))`);
    await run("all.zip", "--assignment", A);
    expect(students()).toEqual(["s123", "s124"]);
    expect(problem("s123")).toMatch(/grows to more than 100 times its size|more than 500 MB/);
  });

  it("a damaged archive says so", async () => {
    await make(
      `out("all.zip", zipped(("s123.ipynb", good))[:-30]); out("all.tgz", tarred(file("s123.ipynb"))[:-40])`,
    );
    expect((await run("all.zip")).failure).toMatch(
      /^'all.zip' is a damaged zip archive \(.+\)\. Give a folder/,
    );
    expect((await run("all.tgz")).failure).toMatch(/damaged tar archive|Nothing could be taken/);
  });

  it("more than 10,000 members, an endless list of contents, an endless header", async () => {
    await make(`
out("many.zip", zipped(("s124.ipynb", good), *[(f"s123/{i}", b"") for i in range(10_000)]))
names = ["x" * 60_000 + str(i) for i in range(300)]
out("list.zip", zipped(("s124.ipynb", good), *[(name, b"") for name in names]))
info = tarfile.TarInfo("s123.ipynb"); info.pax_headers = {"comment": "x" * 2_000_000}
memory = io.BytesIO()
with tarfile.open(fileobj=memory, mode="w:gz", format=tarfile.PAX_FORMAT) as archive: archive.addfile(info)
out("header.tgz", memory.getvalue())`);
    const many = await run("many.zip");
    expect(many.text).toContain("'many.zip' holds more than 10000 files");
    expect(students()).toContain("s124");
    expect((await run("list.zip")).failure).toMatch(/list of contents that is too long/);
    expect((await run("header.tgz")).failure).toMatch(/header that is too long/);
  });

  it("an archive that unpacks to more than its total is left there, in zip and tar", async () => {
    await make(`
files = [(f"s{i}.ipynb", good) for i in (123, 124)]
out("all.zip", zipped(files[0], ("s9.bin", b"x" * 900_000), files[1]))
out("all.tgz", tarred(file("s123.ipynb"), file("s9.bin", b"x" * 900_000), file("s124.ipynb")))`);
    for (const name of ["all.zip", "all.tgz"]) {
      rmSync(join(course, "submitted"), { recursive: true, force: true });
      rmSync(join(course, "received"), { recursive: true, force: true });
      const text = await python(
        "import sys; from gumbel_softmax_classroom import limits, collect; limits.TOTAL_BYTES = 500_000; collect.main()",
        course,
        join(folder, name),
      );
      expect(students()).toEqual(["s123"]);
      expect(text).toMatch(new RegExp(`'${name}' unpacks to more than 0 MB`));
    }
  });

  it("no printed name can steer the terminal", async () => {
    await make(`out("all.zip", zipped(("\\x1b[2Js123\\u202egpj.ipynb", b"?"), ("s124.ipynb", good)))`);
    const { text } = await run("all.zip", "--assignment", A);
    expect(text).toContain("\uFFFD[2J");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it("names in no known encoding", async () => {
    mkdirSync(join(folder, "in"));
    await python(
      "import os, sys; open(os.fsencode(sys.argv[1]) + b'/in/s123 \\xff\\xfe.ipynb', 'w').write(open(sys.argv[1] + '/good.ipynb').read())",
      folder,
    );
    await make(`out("bytes.tar", tarred(file("s124 \\udcff.ipynb"), mode="w"))`);
    await run("in");
    await run("bytes.tar");
    expect(students()).toEqual(["s123", "s124"]);
  });
});

it("a source that isn't there, none, or two", async () => {
  expect((await run("nothing")).failure).toMatch(/nothing' is neither a folder nor an archive/);
  expect((await outcome(() => collect([], course))).failure).toMatch(/Give one folder or archive/);
  writeFileSync(join(folder, "a"), "");
  expect((await run("a", "b")).failure).toMatch(/Give one folder or archive/);
  expect((await run("a", "--time", "soon")).failure).toMatch(/--time is 'soon'/);
  expect((await run("a")).failure).toBe("'a' is empty. Give a folder, a zip, a tar or a tar.gz.");
});
