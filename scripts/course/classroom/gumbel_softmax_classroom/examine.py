"""Runs a rebuilt submission: the student's cells in the sandbox, the tests in the judge."""

import hashlib
import json
import os
import shutil
import tempfile
import time

from nbformat.v4 import new_output

from .cells import role
from .judge import JudgeFailed
from .student import Student, error_output

MOST_SECONDS = 300  # of one submission on a machine with a core for it; what is then left is not run
MOST_OUTPUT = 20_000_000  # characters of all outputs of a submission


def key_of(notebook, version):
    """What decides the outcome: the code that runs, and the judge's version."""
    code = [[cell.id, cell.source] for cell in notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256(json.dumps([version, code]).encode()).hexdigest()


class Examination:
    """Executes notebooks of one assignment; its outputs go into the notebooks."""

    def __init__(self, judge, kernel_name, files, env=None):
        """files: folder with what lies beside the assignment's notebook; none of it is secret."""
        self.judge = judge
        self.kernel_name = kernel_name
        self.files = files
        self.env = env or dict(os.environ)

    async def run(self, notebook, most_seconds=MOST_SECONDS):
        """Runs all its code cells. Returns what happened, for the record.

        :raises JudgeFailed, KernelTrouble: where something else than the submission is at fault; it is then not graded
        """
        started = time.monotonic()
        # A machine that has more to do than cores takes nothing away from a student.
        most_seconds *= max(1, os.getloadavg()[0] / (os.cpu_count() or 1))
        folder = tempfile.mkdtemp(prefix="submission-")
        student = Student(notebook, self.kernel_name, folder, self.env)
        student.deadline = started + most_seconds
        faults, remarks, written = [], [], 0
        try:
            copy_files(self.files, folder)
            self.check_tests(notebook, await self.judge.begin())
            await student.start()
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type != "code" or cell.source.strip() == "":
                    continue
                if time.monotonic() > student.deadline:
                    late = f"The whole notebook took longer than {round(most_seconds)} s: the cell was not run."
                    cell.outputs = [error_output("TimeLimitExceeded", late)]
                    remarks.append(f"{late} ('{cell.id}')")
                elif role(cell) == "test":
                    await self.test(cell, student, faults)
                else:
                    await student.run(cell, index)
                written += len(json.dumps(cell.outputs))
                if written > MOST_OUTPUT:
                    cut = f"[left out: the notebook's outputs are longer than {MOST_OUTPUT:,} characters]\n"
                    kept = [output for output in cell.outputs if output.output_type == "error"]
                    cell.outputs = [new_output("stream", name="stdout", text=cut), *kept]
        except JudgeFailed:
            await self.judge.close()
            raise
        finally:
            await student.end()
            shutil.rmtree(folder, ignore_errors=True)
        return {
            "seconds": round(time.monotonic() - started, 2),
            "megabytes": student.megabytes,
            "restarts": student.restarts,
            "faults": faults,
            "late": remarks,
        }

    def check_tests(self, notebook, ready):
        missing = [cell.id for cell in notebook.cells if role(cell) == "test" and cell.id not in ready]
        if missing:
            raise JudgeFailed(f"the assignment has no such tests: {', '.join(missing)}")

    async def test(self, cell, student, faults):
        heard = []

        async def ask(source, given):
            text, printed = await student.ask(source, given)
            heard.append(printed)
            return text

        printed, error = await self.judge.run(cell.id, ask)
        said = "".join(heard)
        if said.strip():
            printed += f"Your code printed:\n{said}"
        cell.outputs = [new_output("stream", name="stdout", text=printed)] if printed else []
        if error is not None:
            if error["name"] != "CheckFailed":
                faults.append(f"{cell.id}: {error['name']}: {error['message']}")
            cell.outputs.append(
                new_output(
                    "error", ename=error["name"], evalue=error["message"], traceback=error["message"].split("\n")
                )
            )
        cell.execution_count = None


def copy_files(source, target):
    if source is None or not os.path.isdir(source):
        return
    for name in sorted(os.listdir(source)):
        path = os.path.join(source, name)
        if name.endswith(".ipynb") or os.path.islink(path):
            continue
        (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, os.path.join(target, name))
    for base, _, _ in os.walk(target):
        os.chmod(base, 0o755)
