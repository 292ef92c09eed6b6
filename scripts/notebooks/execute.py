"""Executes one notebook in a fresh kernel and tells its progress, one JSON object a line.

usage: execute.py SOURCE TARGET FOLDER CELL_TIMEOUT stop|go-on

Reads SOURCE, runs it in FOLDER, writes the executed notebook to TARGET (also when a cell fails: what was
run until then, unless it is to go on). The end of standard input means that whoever started this has gone: the kernel is ended.
"""

import json
import os
import signal
import sys
import threading
import time

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def tell(**fields):
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()


def end_with_parent(client):
    """Ends the kernel's processes and this one when standard input closes."""
    sys.stdin.buffer.read()
    provisioner = getattr(getattr(client, "km", None), "provisioner", None)
    process = getattr(provisioner, "process", None)
    if process is not None:
        process.terminate()
        try:
            process.wait(3)
        except Exception:
            process.kill()
    os._exit(1)


def main(source, target, folder, cell_timeout, on_error):
    notebook = nbformat.read(source, as_version=4)
    code = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    position = {index: i + 1 for i, index in enumerate(code)}
    started = time.monotonic()

    def on_start(cell, cell_index):
        if cell_index in position:
            tell(event="cell", at=position[cell_index], of=len(code))

    client = NotebookClient(
        notebook,
        kernel_name="tslab",
        kernel_manager_class=AsyncKernelManager,
        resources={"metadata": {"path": folder}},
        timeout=cell_timeout,
        allow_errors=on_error == "go-on",
        startup_timeout=120,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        on_cell_start=on_start,
    )
    threading.Thread(target=end_with_parent, args=(client,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, by closing standard input

    failure = None
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
        failure = {"kind": type(error).__name__, "message": str(error)}
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        nbformat.write(notebook, file)
    tell(event="end", seconds=time.monotonic() - started, failure=failure)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]), sys.argv[5])
