"""The judge: a process that runs an assignment's tests and never a line of a student's."""

import asyncio
import json

LINE = 64 * 1024 * 1024


class JudgeFailed(Exception):
    """The judge itself did not answer: its verdict is nobody's fault."""


class Judge:
    """Runs the test cells of one assignment, for one submission after another."""

    def __init__(self, node, program, tests, seconds=60):
        self.command = [node, program, tests]
        self.seconds = seconds
        self.process = None

    async def begin(self):
        """A new submission; the process itself serves many."""
        if self.process is None or self.process.returncode is not None:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                limit=LINE,
            )
        self.tell({"begin": True})
        return (await self.hear())["ready"]

    async def run(self, test, ask):
        """What a test printed, and its error or None. `ask(source, given)` gives the reply of the student's code."""
        self.tell({"test": test})
        while True:
            message = await self.hear()
            if "ask" in message:
                self.tell({"reply": await ask(message["ask"], message["given"])})
            else:
                return message["printed"], message["error"]

    def tell(self, message):
        self.process.stdin.write((json.dumps(message) + "\n").encode())

    async def hear(self):
        try:
            line = await asyncio.wait_for(self.process.stdout.readline(), self.seconds)
        except asyncio.TimeoutError:
            await self.close()
            raise JudgeFailed(f"the test itself took longer than {self.seconds} s") from None
        if not line:
            errors = (await self.process.stderr.read()).decode(errors="replace")
            raise JudgeFailed(f"the judge ended: {errors.strip()[-2000:]}")
        return json.loads(line)

    async def close(self):
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        self.process = None
