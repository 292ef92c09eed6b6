"""The process in which a student's code runs, held by the sandbox: cells go in, outputs and replies come out."""

import asyncio
import json
import time

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from .memory import peak_megabytes

# Put in before the student's first cell: by this name questions are answered. A student who changes it changes
# nothing but the own answers.
PRELUDE = 'import { replyText as replyToTheJudge } from "gumbel-softmax/course";'
WAITING = 120  # seconds by the clock that a cell or an answer may take; the kernel limits the processor's time
MOST_RESTARTS = 6  # new processes for one submission
SLACK = 20  # seconds that the kernel has to stop a cell by itself, before it is ended from here
STOPPED = {"TimeLimitExceeded", "MemoryLimitExceeded", "ProcessLimitExceeded", "KernelEnded", "KernelRestarted"}
MOST_PRINTED = 2000  # characters of what code prints while it is asked


class KernelTrouble(Exception):
    """The kernel does not work, which is not the submission's fault."""


class Student:
    """A kernel for one submission."""

    def __init__(self, notebook, kernel_name, folder, env):
        self.client = NotebookClient(
            notebook,
            kernel_name=kernel_name,
            kernel_manager_class=AsyncKernelManager,
            resources={"metadata": {"path": folder}},
            timeout=WAITING + SLACK,
            startup_timeout=120,
            allow_errors=True,
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
        )
        self.env = env
        self.healthy = []  # sources of cells that ran, to run again in a new process
        self.restarts = 0
        self.megabytes = 0  # the most that those of its kernel's processes held that lived to the end
        self.deadline = float("inf")  # by the monotonic clock: what is not done by then is not done

    async def start(self):
        self.client.create_kernel_manager()
        await self.client.async_start_new_kernel(cwd=self.client.resources["metadata"]["path"], env=self.env)
        await self.client.async_start_new_kernel_client()
        if not await self.prepare():
            raise KernelTrouble("the kernel started, but its first cell did not run")

    async def prepare(self):
        """Makes a new process ready for questions; False where it isn't."""
        await self.silently(PRELUDE)
        return await self.is_ready()

    async def is_ready(self):
        reply, _ = await self.silently("", {"ready": "typeof replyToTheJudge"})
        shown = (reply or {}).get("user_expressions", {}).get("ready", {}).get("data", {})
        return "function" in shown.get("text/plain", "")

    async def end(self):
        try:
            process = getattr(getattr(self.client.km, "provisioner", None), "process", None)
            if process is not None:
                self.megabytes = max(self.megabytes, peak_megabytes(process.pid))
        finally:
            await self.client._async_cleanup_kernel()

    async def run(self, cell, index):
        """Runs a cell of the notebook, its outputs in place; False where it failed."""
        try:
            await self.client.async_execute_cell(cell, index)
        except (DeadKernelError, CellTimeoutError) as error:
            cell.outputs.append(error_output("KernelEnded", f"the code could not be stopped: {error}"))
        errors = [output.ename for output in cell.outputs if output.output_type == "error"]
        # A cell that throws may have declared something before; one that had to be stopped is not run again.
        if not errors or (errors[-1] not in STOPPED and await self.is_ready()):
            self.healthy.append(cell.source)
        else:
            await self.revive()
        return not errors

    async def ask(self, source, given):
        """A reply's text, as `replyText` of the library writes it, and what the code printed meanwhile."""
        expression = (
            f"replyToTheJudge({source}, {json.dumps(given)}).then((text) => "
            '({ [Symbol.for("Jupyter.mimebundle")]: () => ({ data: { "application/json": text } }) }))'
        )
        reply, printed = await self.silently("", {"reply": expression})
        text = text_of(reply)
        if text is None:
            await self.revive()
            text = json.dumps({"thrown": thrown_in(reply)})
        return text, printed

    async def revive(self):
        """Where the process was replaced, what it knew is gone: runs again what had run."""
        if self.restarts >= MOST_RESTARTS or await self.is_ready():
            return
        self.restarts += 1
        if not await self.prepare():
            await self.fresh_kernel()
        for source in list(self.healthy):
            if time.monotonic() > self.deadline:
                break
            await self.silently(source)

    async def fresh_kernel(self):
        try:
            await self.end()
        finally:
            self.client.km = self.client.kc = None
            await self.start()

    async def silently(self, code, expressions=None):
        """Runs code that is no cell: the reply's content (None where there is none) and what was printed."""
        client = self.client.kc
        message = client.execute(
            code, silent=True, store_history=False, user_expressions=expressions or {}, stop_on_error=False
        )
        printed = []
        now = time.monotonic()
        until = min(now + WAITING, max(self.deadline, now)) + SLACK
        listening = asyncio.ensure_future(self.listen(message, printed))
        try:
            while True:
                reply = await client.get_shell_msg(timeout=max(0.1, until - time.monotonic()))
                if reply["parent_header"].get("msg_id") == message:
                    break
            # What it printed may still be on its way; the reply counts all the same.
            await asyncio.wait([listening], timeout=5)
            return reply["content"], "".join(printed)[:MOST_PRINTED]
        except Exception:  # no reply in time: jupyter_client says so by queue.Empty or TimeoutError
            return None, "".join(printed)[:MOST_PRINTED]
        finally:
            listening.cancel()

    async def listen(self, message, printed):
        while True:
            output = await self.client.kc.get_iopub_msg(timeout=None)
            if output["parent_header"].get("msg_id") != message:
                continue
            if output["msg_type"] == "stream" and sum(map(len, printed)) < MOST_PRINTED:
                printed.append(output["content"]["text"])
            if output["msg_type"] == "status" and output["content"]["execution_state"] == "idle":
                return


def text_of(reply):
    found = (reply or {}).get("user_expressions", {}).get("reply", {})
    text = found.get("data", {}).get("application/json") if found.get("status") == "ok" else None
    return text if isinstance(text, str) else None


def thrown_in(reply):
    """What stands in an answer's place where the code did not even give an error of its own."""
    if reply is None:
        return {"name": "TimeLimitExceeded", "message": "the code did not come to an end and was stopped"}
    found = reply.get("user_expressions", {}).get("reply", reply)
    return {"name": str(found.get("ename", "Error")), "message": str(found.get("evalue", "no answer"))[:2000]}


def error_output(name, words):
    from nbformat.v4 import new_output

    return new_output("error", ename=name, evalue=words, traceback=[f"{name}: {words}"])
