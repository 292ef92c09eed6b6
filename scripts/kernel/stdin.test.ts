import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.shutdown());

/** Runs a cell whose questions are answered one after the other; gives what was asked too. */
async function converse(code: string, ...answers: string[]) {
  const asked: { prompt: string; password: boolean }[] = [];
  const execution = await kernel.execute(code, {
    answer: (question) => {
      asked.push(question);
      return answers[asked.length - 1] ?? "";
    },
  });
  return { execution, asked };
}

describe("a cell asks", () => {
  test("by prompt, which waits for the line and has a type", async () => {
    const code = 'console.log("before");\nconst line: string | null = prompt("Name? ");\nline?.toUpperCase()';
    const { execution, asked } = await converse(code, "Ada 😀");
    expect(execution.result).toBe("ADA 😀");
    expect(asked).toEqual([{ prompt: "Name? ", password: false }]);
    expect(execution.text()).toBe("before\n");
  });

  test("by prompt with what an empty line stands for", async () => {
    const { execution } = await converse('[prompt("n? ", "10"), prompt("m? ")].join("|")', "", "");
    expect(execution.result).toBe("10|");
  });

  test("for a password", async () => {
    const { execution, asked } = await converse(
      'import { password } from "tslab";\npassword("Key: ")?.length',
      "secret",
    );
    expect(execution.result).toBe("6");
    expect(asked).toEqual([{ prompt: "Key: ", password: true }]);
  });

  test("a line longer than any buffer", async () => {
    const { execution } = await converse("prompt()?.length", "x".repeat(300_000));
    expect(execution.result).toBe("300000");
  });

  test("by readline, one line after the other", async () => {
    const code =
      'import { createInterface } from "readline/promises";\nconst reader = createInterface({ input: process.stdin, output: process.stdout });\nconst first = await reader.question("a? ");\nconst second = await reader.question("b? ");\nreader.close();\n[first, second].join()';
    const { execution, asked } = await converse(code, "1", "2");
    expect(execution.result).toBe("1,2");
    expect(asked).toHaveLength(2);
    expect(execution.text()).toBe("a? b? ");
  });

  test("by a reader that an earlier cell has opened", async () => {
    await kernel.execute(
      'import * as rl from "readline";\nconst opened = rl.createInterface({ input: process.stdin });',
    );
    const { execution } = await converse(
      'const got = await new Promise<string>((done) => opened.question("c? ", done));\nopened.close();\ngot',
      "3",
    );
    expect(execution.result).toBe("3");
  });
});

describe("a cell that nobody answers", () => {
  const unavailable = { ename: "StdinNotImplementedError", evalue: expect.stringContaining("JupyterLab") };

  test.each([
    ["prompt", 'prompt("Name? ")'],
    ["process.stdin", 'process.stdin.on("data", () => {});\nawait new Promise(() => {});'],
  ])("fails where it asks by %s and allow_stdin is false, with a remedy", async (_, code) => {
    expect((await kernel.execute(code)).error).toMatchObject(unavailable);
  });

  test.each([
    ["prompt", 'console.log("go");\nprompt("Name? ");'],
    [
      "process.stdin",
      'console.log("go");\nawait new Promise((done) => process.stdin.once("data", (line) => done(String(line))));',
    ],
  ])(
    "is interrupted while it waits at %s; variables are kept, and the next cell can ask",
    async (_, code) => {
      await kernel.execute("let kept = 41;");
      const before = kernel.log.length;
      let asked = false;
      const execution = kernel.execute(code, {
        answer: () => {
          asked = true;
          void kernel.interrupt();
          return undefined;
        },
      });
      await kernel.until(() => kernel.log.slice(before).some((m) => m.content.text?.includes("go")));
      expect((await execution).error?.ename).toBe("KeyboardInterrupt");
      expect(asked).toBe(true);
      expect((await converse("prompt() + String(kept + 1)", "n")).execution.result).toBe("n42");
    },
  );
});
